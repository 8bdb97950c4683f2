import { NO_TIER } from '../field-words';
import { readId } from '../ids';
import { readInstant } from '../nql/instants';
import type { EditMemberVariables } from '../operations.generated';
import { GhostError } from '../refusal';

type Item = Readonly<Record<string, unknown>>;
type HeldTier = NonNullable<EditMemberVariables['input']['tiers']>[number];

/** A day, or a time with its zone. */
const TIME = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d))?$/i;
const NO_TIME = 'expiry_at must be null, a day or a time in ISO 8601 with its zone.';

/** A tier that a member has or is to have: `{id, expiry_at}`, with `slug` in place of the id, or the slug itself. */
export function heldTierOf(tier: unknown): HeldTier {
  if (typeof tier === 'string') return { tierSlug: tier };
  const { id, slug, expiry_at: expiry } = tier as Item;
  const end = endOf(expiry);
  if (typeof id !== 'string') return { tierSlug: typeof slug === 'string' ? slug : '', ...end };
  const tierId = readId('Tier', id);
  if (tierId === undefined) throw new GhostError(NO_TIER.type, NO_TIER.message, { property: 'tiers' });
  return { tierId, ...end };
}

/** An end that is absent stays as it is; null is none. */
function endOf(expiry: unknown): Pick<HeldTier, 'expiresAt'> {
  if (expiry === undefined) return {};
  if (expiry === null) return { expiresAt: null };
  const time = typeof expiry === 'string' && TIME.test(expiry) ? readInstant(expiry, new Date(0)) : undefined;
  if (time === undefined) throw new GhostError('ValidationError', NO_TIME, { property: 'tiers' });
  return { expiresAt: new Date(time).toISOString() };
}
