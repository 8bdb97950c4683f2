import { badInput } from '../../../../shared/failure';
import type { RestRequest } from '../../../route';
import { organizationOf } from '../amount';
import { CREATOR, filteredBy, MEMBER, namedBy, readId, TIER } from '../ids';
import type { ListMembersVariables, UpdateMemberVariables } from '../operations/members.generated';
import { pageVariables } from '../page';
import { given, object, oneOf, text, wordOf } from './fields';
import { instantOf } from './time';

const LEVELS = ['superfan', 'engaged', 'casual', 'inactive'] as const;
const STANDINGS = ['active', 'churned', 'paused'] as const;

type Filter = ListMembersVariables['filter'];

/** A page of members. Those without an address are not there: the document types it as always present. */
export function listMembersVariables(request: RestRequest): ListMembersVariables {
  const { query } = request;
  const tier = parameter(request, 'tier', tierFilter);
  return {
    ...pageVariables(query),
    ofTier: tier !== undefined,
    ...(tier === undefined ? {} : { tier }),
    filter: {
      email: { isNull: false },
      ...given({
        creatorId: parameter(request, 'creator_id', (value) => ({ eq: filteredBy(CREATOR, value) })),
        tier,
        standing: parameter(request, 'status', (value) => ({ eq: wordOf('status', value, STANDINGS) })),
        engagementLevel: parameter(request, 'engagement_level', (value) => ({
          eq: wordOf('engagement_level', value, LEVELS),
        })),
        createdAt: parameter(request, 'joined_after', (value) => joinedAfter(request, value)),
      }),
    },
  };
}

/** A parameter that is empty is one that was not given. */
function parameter<T>({ query }: RestRequest, name: string, read: (text: string) => T): T | undefined {
  const value = query.text(name);
  return value === undefined || value === '' ? undefined : read(value);
}

/** The tier by its id, its slug or its name. */
function tierFilter(value: string): NonNullable<Filter['tier']> {
  if (readId(TIER, value)) return { id: { eq: filteredBy(TIER, value) } };
  return { or: [{ slug: { eq: value } }, { name: { eq: value, ignoreCase: true } }] };
}

/** A day counts from its start on; an instant does not count itself. */
function joinedAfter(request: RestRequest, value: string): NonNullable<Filter['createdAt']> {
  const instant = instantOf('joined_after', value, organizationOf(request).timeZone).toISOString();
  return value.length === 'YYYY-MM-DD'.length ? { gte: instant } : { gt: instant };
}

/** The member of the path. */
export function memberId({ params }: RestRequest): string {
  return namedBy(MEMBER, params['member_id'] ?? '');
}

/** A change of a member: only what is given. */
export function updateMemberVariables(request: RestRequest): UpdateMemberVariables {
  const { body } = request;
  const standing = oneOf(body, 'status', ['active', 'paused']) ?? undefined;
  const tierId = text(body, 'tier_id') ?? undefined;
  const subscription = given({
    tierId: tierId === undefined ? undefined : namedBy(TIER, tierId),
    paymentMethod: text(body, 'payment_method_id') ?? undefined,
    paused: standing === undefined ? undefined : standing === 'PAUSED',
  });
  return {
    input: {
      id: memberId(request),
      ...given({
        name: text(body, 'name'),
        avatarUrl: text(body, 'avatar_url'),
        preferences: preferences(body),
        subscription: Object.keys(subscription).length === 0 ? undefined : subscription,
      }),
    },
  };
}

function preferences(body: RestRequest['body']): Record<string, unknown> | null | undefined {
  const chosen = object(body, 'preferences');
  if (!chosen) return chosen;
  const { notifications, communication_channel: channel } = chosen;
  const isList = Array.isArray(notifications) && notifications.every((one) => typeof one === 'string');
  if (notifications !== undefined && notifications !== null && !isList)
    throw badInput('preferences.notifications', 'The preferences.notifications must be a list of strings.');
  if (channel !== undefined && channel !== null && typeof channel !== 'string')
    throw badInput('preferences.communication_channel', 'The preferences.communication_channel must be a string.');
  return chosen;
}
