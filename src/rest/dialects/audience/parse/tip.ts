import { badInput } from '../../../../shared/failure';
import type { RestRequest } from '../../../route';
import { amountAt, valueAt } from '../amount';
import { CREATOR, filteredBy, JAR, MEMBER, namedBy } from '../ids';
import type { CreateTipJarVariables, CreateTipVariables, ListTipJarsVariables } from '../operations/tips.generated';
import { pageVariables } from '../page';
import { given, required, text, truth, wordOf } from './fields';
import { calendarDate } from './time';

/** Which tip jars are listed: of a creator, and by whether they take tips. */
export function listTipJarsVariables({ query }: RestRequest): ListTipJarsVariables {
  const creator = query.text('creator_id');
  const status = query.text('status');
  return {
    ...pageVariables(query),
    filter: {
      ...(creator ? { creatorId: { eq: filteredBy(CREATOR, creator) } } : {}),
      ...(status ? { status: { eq: wordOf('status', status, ['open', 'ended', 'archived']) } } : {}),
    },
  };
}

/** A new tip jar. */
export function createTipJarVariables(request: RestRequest): CreateTipJarVariables {
  const { body } = request;
  const creator = text(body, 'creator_id');
  const end = text(body, 'end_date');
  const fields = given({
    description: text(body, 'description'),
    goalMinor: amountAt(request, ['goal']),
    suggestedMinor: listAt(request, ['suggested_amounts'])?.map((_amount, index) =>
      required(`suggested_amounts.${index}`, amountAt(request, ['suggested_amounts', index])),
    ),
    rewards: listAt(request, ['rewards'])?.map((reward, index) => rewardAt(request, reward, index)),
    thankYouMessage: text(body, 'thank_you_message'),
    endsOn: end ? calendarDate('end_date', end) : end,
    creatorId: creator ? namedBy(CREATOR, creator) : creator,
  });
  return { input: { ...fields, name: required('name', text(body, 'name')) } };
}

function rewardAt(request: RestRequest, reward: unknown, index: number) {
  const at = `rewards.${index}`;
  if (typeof reward !== 'object' || reward === null || Array.isArray(reward))
    throw badInput(at, `The ${at} must be an object.`);
  const words = reward as RestRequest['body'];
  return {
    thresholdMinor: required(`${at}.threshold`, amountAt(request, ['rewards', index, 'threshold'])),
    description: required(`${at}.reward`, text(words, 'reward')),
    instructions: text(words, 'instructions') ?? null,
  };
}

function listAt(request: RestRequest, path: readonly string[]): unknown[] | undefined {
  const value = valueAt(request.body, path);
  if (value === undefined || value === null) return undefined;
  if (Array.isArray(value)) return value as unknown[];
  const field = path.join('.');
  throw badInput(field, `The ${field} must be a list.`);
}

/** A tip to be paid. */
export function createTipVariables(request: RestRequest): CreateTipVariables {
  const { body } = request;
  const creator = text(body, 'creator_id');
  const jar = text(body, 'jar_id');
  const fields = given({
    creatorId: creator ? namedBy(CREATOR, creator) : undefined,
    jarId: jar ? namedBy(JAR, jar) : undefined,
    message: text(body, 'message'),
    anonymous: truth(body, 'anonymous') ?? undefined,
    paymentMethod: text(body, 'payment_method_id'),
  });
  return {
    input: {
      ...fields,
      amountMinor: required('amount', amountAt(request, ['amount'])),
      memberId: namedBy(MEMBER, required('member_id', text(body, 'member_id'))),
    },
  };
}
