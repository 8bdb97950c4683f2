import { badInput } from '../../../../shared/failure';
import { numberText } from '../../../number-text';
import type { RestRequest } from '../../../route';
import { organizationOf } from '../amount';
import { CAMPAIGN, CREATOR, filteredBy, namedBy, readId, TIER } from '../ids';
import type { CreateCampaignVariables, ListCampaignsVariables } from '../operations/campaigns.generated';
import { pageVariables } from '../page';
import { given, object, required, text, texts, truth, whole, wordOf } from './fields';
import { instantOf } from './time';

export const SEGMENTS = ['all', 'superfans', 'engaged', 'casual', 'inactive', 'paid', 'free'] as const;
export const CHANNELS = ['email', 'push'] as const;
export const CAMPAIGN_STATUSES = ['draft', 'scheduled', 'sending', 'sent', 'canceled', 'failed'] as const;

const FILTERS = ['inactive_days_min', 'was_paid_subscriber', 'tier', 'labels'];
const FRACTION = /^(\d)(?:\.(\d{1,2})0*)?$/;

type Input = CreateCampaignVariables['input'];
type Audience = NonNullable<Input['audience']>;

/** A campaign that is sent at `scheduled_at`, or now when that is absent or past. */
export function createCampaignVariables(request: RestRequest): CreateCampaignVariables {
  const { body } = request;
  const scheduledAt = text(body, 'scheduled_at');
  const creator = text(body, 'creator_id');
  const { timeZone } = organizationOf(request);
  return {
    input: {
      name: required('name', text(body, 'name')),
      type: required('type', text(body, 'type')),
      audience: audienceOf(body),
      message: messageOf(required('message', object(body, 'message'))),
      offer: offerOf(request),
      channels: required('channels', channelsOf(body, 'channels')),
      ...(creator ? { creatorId: namedBy(CREATOR, creator) } : {}),
      ...(scheduledAt
        ? { scheduledAt: instantOf('scheduled_at', scheduledAt, timeZone).toISOString() }
        : { sendNow: true }),
    },
  };
}

/** Channels by their names in this API; absent and null are passed on. */
export function channelsOf(body: RestRequest['body'], name: string) {
  const channels = texts(body, name);
  if (channels?.length === 0) throw badInput(name, `The ${name} must name at least one channel.`);
  return channels?.map((channel) => wordOf(name, channel, CHANNELS));
}

function audienceOf(body: RestRequest['body']): Audience {
  const segment = required('target_segment', text(body, 'target_segment'));
  const filters = object(body, 'filters') ?? {};
  // What is not understood would let more members through than are meant.
  const unknown = Object.keys(filters).find((name) => !FILTERS.includes(name));
  if (unknown !== undefined)
    throw badInput(`filters.${unknown}`, `The filters.${unknown} is unknown: it can be one of ${FILTERS.join(', ')}.`);
  return {
    segment: wordOf('target_segment', segment, SEGMENTS),
    ...given({
      inactiveDaysMin: whole(filters, 'inactive_days_min'),
      wasPaidSubscriber: truth(filters, 'was_paid_subscriber'),
    }),
    ...restOf(text(filters, 'tier'), texts(filters, 'labels')),
  };
}

/** The tier by its id, its slug or its name, and labels by their names. */
function restOf(
  tier: string | null | undefined,
  labels: string[] | null | undefined,
): Pick<Audience, 'tierIds' | 'filter'> {
  const isId = Boolean(tier && readId(TIER, tier));
  const and = [
    ...(tier && !isId
      ? [{ tiers: { any: { or: [{ slug: { eq: tier } }, { name: { eq: tier, ignoreCase: true } }] } } }]
      : []),
    ...(labels ? [{ labels: { any: { name: { in: labels, ignoreCase: true } } } }] : []),
  ];
  return {
    ...(tier && isId ? { tierIds: [namedBy(TIER, tier)] } : {}),
    ...(and.length > 0 ? { filter: { and } } : {}),
  };
}

function messageOf(message: Record<string, unknown>): Input['message'] {
  return {
    subject: required('message.subject', text(message, 'subject')),
    body: required('message.body', text(message, 'body')),
    ...given({ cta: text(message, 'cta'), ctaUrl: text(message, 'cta_url') }),
  };
}

function offerOf(request: RestRequest): Input['offer'] {
  const offer = object(request.body, 'offer');
  if (!offer) return null;
  wordOf('offer.type', required('offer.type', text(offer, 'type')), ['discount'] as const);
  return {
    percent: percentOf(numberText(request.body, ['offer', 'value'])),
    code: required('offer.code', text(offer, 'code')),
    ...given({ durationMonths: whole(offer, 'duration_months') }),
  };
}

/** `0.50` is 50 percent. Read from the text of the number, so that no binary fraction comes in between. */
function percentOf(text: string | undefined): number {
  const [, ones, hundredths = ''] = FRACTION.exec(text ?? '') ?? [];
  const percent = ones === undefined ? 0 : Number(ones) * 100 + Number(hundredths.padEnd(2, '0'));
  if (percent >= 1 && percent <= 100) return percent;
  throw badInput('offer.value', 'The offer.value must be a number from 0.01 to 1 with at most two decimals.');
}

/** A page of campaigns, the newest first. */
export function listCampaignsVariables({ query }: RestRequest): ListCampaignsVariables {
  const status = query.text('status');
  const creator = query.text('creator_id');
  return {
    ...pageVariables(query),
    filter: {
      ...(status ? { status: [wordOf('status', status, CAMPAIGN_STATUSES)] } : {}),
      ...(creator ? { creatorId: { eq: filteredBy(CREATOR, creator) } } : {}),
    },
  };
}

/** The campaign of the path. */
export function campaignId({ params }: RestRequest): string {
  return namedBy(CAMPAIGN, params['campaign_id'] ?? '');
}
