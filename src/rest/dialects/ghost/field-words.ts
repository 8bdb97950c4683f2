import type { Failure, FailureCode } from '../../../shared/failure';
import type { Action, Resource } from './action';
import type { Said } from './envelope';

type Words = Readonly<Partial<Record<Resource, Readonly<Record<string, Said>>>>>;

const NO_NEWSLETTER: Said = {
  type: 'ValidationError',
  message: 'Value in [newsletters.name] cannot be blank.',
  context: 'newsletters.name',
};
const NO_TIER: Said = { type: 'ValidationError', message: 'Tier not found.', property: 'tiers' };
const PAST: Said = { type: 'ValidationError', message: 'expiry_at must be in the future.', property: 'tiers' };

/** What Ghost says when it is a field of the graph's input that is wrong, by resource and field. */
const FIELDS: Words = {
  members: {
    email: { type: 'ValidationError', message: 'Invalid Email', property: 'email' },
    newsletterIds: NO_NEWSLETTER,
    tierId: NO_TIER,
    expiresAt: PAST,
  },
};

/** What a field of the graph is called here, where that is more than its words joined otherwise. */
const NAMES: Readonly<Record<string, string>> = {
  url: 'target_url',
  events: 'event',
  tierId: 'tier',
  monthlyAmountMinor: 'monthly_price',
  yearlyAmountMinor: 'yearly_price',
  durationMonths: 'duration_in_months',
  labelNames: 'labels',
  until: 'expires_at',
};

const OF_FIELDS: ReadonlySet<FailureCode> = new Set(['BAD_USER_INPUT', 'NOT_FOUND']);

/** What is said of the first field that is wrong, or nothing when it is said as of any other. */
export function saidOfField({ code, message, fields = {} }: Failure, action: Action | undefined): Said | undefined {
  if (!action) return undefined;
  if (code === 'INVALID_TIER' && action.resource === 'members')
    return { type: 'BadRequestError', message: 'Cannot use archived Tiers' };
  const [name] = Object.keys(fields);
  if (name === undefined || !OF_FIELDS.has(code)) return undefined;
  const property = NAMES[name];
  const named: Said | undefined = property === undefined ? undefined : { type: 'ValidationError', message, property };
  return FIELDS[action.resource]?.[name] ?? named;
}
