import { type Condition, type FieldFilter, MATCH_NONE } from '../../shared/filter';
import { accessAt } from './subscription.state';

/** The members by the tier that they are on: one to which they have access, or without any the default tier. */
export function memberTierField(at: Date, compile: (filter: object) => Condition): FieldFilter {
  const open = accessAt(at);
  const field = (filter: object) => {
    const tier = compile(filter);
    if (tier === MATCH_NONE) return MATCH_NONE;
    const isDefault = { AND: [{ isDefault: true }, tier] };
    return {
      OR: [
        { subscriptions: { some: { ...open, tier } } },
        {
          AND: [{ subscriptions: { none: open } }, { creator: { organization: { tiers: { some: isDefault } } } }],
        },
      ],
    };
  };
  // Two on subscriptions, and one on the tiers of the organization.
  return Object.assign(field, { relationsOf: () => 3 });
}
