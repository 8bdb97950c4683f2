import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { requireScope } from '../../auth/viewer';
import { knownViewer, type RequestContext } from '../../context';
import { SafeInt } from '../../schema/scalars';
import { oneByKey } from '../../shared/group';
import type { Id } from '../../shared/id';
import { loader } from '../../shared/loader';
import type { TierRow } from '../tiers/tier.repository';
import { Tier } from '../tiers/tier.type';
import { monthlyRevenueByTier } from './tier-revenue.repository';

/** What a tier brings a month, in minor units; for a creator's caller, by that creator's members. */
const monthlyRevenue = loader(async (context: RequestContext, ids: readonly Id[]): Promise<bigint[]> => {
  const { organizationId, creatorId } = knownViewer(context);
  const query = { organizationId, creatorId, tierIds: ids, now: context.clock.now() };
  const rows = await monthlyRevenueByTier(context.db, query);
  return oneByKey(ids, rows, (row) => row.tierId).map((row) => row?.amountMinor ?? 0n);
});

@Resolver(() => Tier)
export class TierRevenueResolver {
  @FieldResolver(() => SafeInt, {
    description:
      'Monthly recurring revenue of the tier in minor units of the currency of the organization: what its paid ' +
      'subscriptions that are active or past due cost a month (a year a twelfth), also those that rest or are to end, ' +
      'until their period is over. Only discounts without an end are taken off; prices in other currencies are not ' +
      'counted. Takes the scope subscriptions:read.',
  })
  monthlyRevenueMinor(@Root() tier: TierRow, @Ctx() context: RequestContext): Promise<bigint> {
    requireScope(context.viewer, 'subscriptions:read');
    return monthlyRevenue(context).load(tier.id);
  }
}
