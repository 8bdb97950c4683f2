import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { requireScope } from '../../auth/viewer';
import type { RequestContext } from '../../context';
import { fromGlobalIdOrNone } from '../../schema/global-id';
import { SafeInt } from '../../schema/scalars';
import { entitlementsByPurchase, purchaseEntitles } from '../entitlements/entitlement.loaders';
import type { EntitlementRow } from '../entitlements/entitlement.repository';
import { Entitlement } from '../entitlements/entitlement.type';
import { anyMemberById } from '../members/member.loaders';
import type { MemberRow } from '../members/member.repository';
import { Member } from '../members/member.type';
import { subscriptionById } from '../subscriptions/subscription.loaders';
import type { SubscriptionRow } from '../subscriptions/subscription.repository';
import { MemberSubscription } from '../subscriptions/subscription.type';
import { priceById } from '../tiers/price.loaders';
import type { PriceRow } from '../tiers/price.repository';
import { Price } from '../tiers/price.type';
import { MemberPurchasesArgs } from './purchase.input';
import {
  lifetimeValueByMember,
  purchaseById,
  purchasesByMember,
  purchasesBySubscription,
  refundById,
} from './purchase.loaders';
import type { PurchaseRow, RefundRow } from './purchase.repository';
import { Purchase, Refund, RefundStatus } from './purchase.type';

@Resolver(() => Purchase)
export class PurchaseRelationsResolver {
  @FieldResolver(() => Member, {
    nullable: true,
    description: 'Who paid; null when it is anonymous, and when the caller may not see members.',
  })
  async member(@Root() purchase: PurchaseRow, @Ctx() context: RequestContext): Promise<MemberRow | null> {
    return purchase.anonymous ? null : anyMemberById(context).load(purchase.memberId);
  }

  @FieldResolver(() => Price, { nullable: true, description: 'The price that was paid, when there is one.' })
  async price(@Root() purchase: PurchaseRow, @Ctx() context: RequestContext): Promise<PriceRow | null> {
    return purchase.priceId ? priceById(context).load(purchase.priceId) : null;
  }

  @FieldResolver(() => MemberSubscription, { nullable: true, description: 'The subscription that it pays.' })
  async subscription(@Root() purchase: PurchaseRow, @Ctx() context: RequestContext): Promise<SubscriptionRow | null> {
    return purchase.subscriptionId ? subscriptionById(context).load(purchase.subscriptionId) : null;
  }

  @FieldResolver(() => [Entitlement], {
    description: 'The access that it paid for, newest first; none without the scope entitlements:read.',
  })
  entitlements(@Root() purchase: PurchaseRow, @Ctx() context: RequestContext): Promise<EntitlementRow[]> {
    return entitlementsByPurchase(context).load(purchase.id);
  }

  @FieldResolver(() => Boolean, { description: 'Whether any access that it paid for is active now.' })
  hasActiveEntitlement(@Root() purchase: PurchaseRow, @Ctx() context: RequestContext): Promise<boolean> {
    return purchaseEntitles(context).load(purchase.id);
  }
}

@Resolver(() => Entitlement)
export class EntitlementOriginResolver {
  @FieldResolver(() => MemberSubscription, { nullable: true, description: 'The subscription that it comes from.' })
  async subscription(
    @Root() entitlement: EntitlementRow,
    @Ctx() context: RequestContext,
  ): Promise<SubscriptionRow | null> {
    return entitlement.subscriptionId ? subscriptionById(context).load(entitlement.subscriptionId) : null;
  }

  @FieldResolver(() => Purchase, { nullable: true, description: 'The purchase that paid for it.' })
  async purchase(@Root() entitlement: EntitlementRow, @Ctx() context: RequestContext): Promise<PurchaseRow | null> {
    return entitlement.purchaseId ? purchaseById(context).load(entitlement.purchaseId) : null;
  }
}

@Resolver(() => MemberSubscription)
export class SubscriptionPurchasesResolver {
  @FieldResolver(() => [Purchase], {
    description: 'The payments of its periods, newest first; none without the scope purchases:read.',
  })
  purchases(@Root() subscription: SubscriptionRow, @Ctx() context: RequestContext): Promise<PurchaseRow[]> {
    return purchasesBySubscription(context).load(subscription.id);
  }
}

@Resolver(() => Member)
export class MemberPurchasesResolver {
  @FieldResolver(() => [Purchase], {
    description:
      'What the member paid, newest first and without anonymous tips; none without the scope purchases:read.',
  })
  async purchases(
    @Root() member: MemberRow,
    @Args(() => MemberPurchasesArgs) args: MemberPurchasesArgs,
    @Ctx() context: RequestContext,
  ): Promise<PurchaseRow[]> {
    const all = await purchasesByMember(context).load(member.id);
    const priceId = args.priceId ? fromGlobalIdOrNone('Price', args.priceId) : undefined;
    return all.filter(
      (row) =>
        (!args.status || row.status === args.status) &&
        (!args.kind || row.kind === args.kind) &&
        (priceId === undefined || row.priceId === priceId),
    );
  }

  @FieldResolver(() => SafeInt, {
    description:
      'What the member has paid, less what was paid back, in minor units of the currency of the organization; payments ' +
      'in other currencies are not counted. Takes the scope purchases:read.',
  })
  lifetimeValueMinor(@Root() member: MemberRow, @Ctx() context: RequestContext): Promise<bigint> {
    requireScope(context.viewer, 'purchases:read');
    return lifetimeValueByMember(context).load(member.id);
  }
}

@Resolver(() => Refund)
export class RefundStatusResolver {
  @FieldResolver(() => RefundStatus, { description: 'Where it stands.' })
  async status(@Root() refund: RefundRow, @Ctx() context: RequestContext): Promise<RefundStatus> {
    // As it was written down with the mutation it is still pending; the provider has answered since.
    return refund.status === 'PENDING'
      ? ((await refundById(context).load(refund.id))?.status ?? 'PENDING')
      : refund.status;
  }
}
