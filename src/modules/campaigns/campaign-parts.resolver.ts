import { Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { may } from '../../auth/viewer';
import type { RequestContext } from '../../context';
import { discountById } from '../discounts/discount.loaders';
import { Discount } from '../discounts/discount.type';
import { labelById } from '../labels/label.loaders';
import { Label } from '../labels/label.type';
import { tierById } from '../tiers/tier.loaders';
import { Tier } from '../tiers/tier.type';
import type { CampaignConditions } from './campaign-audience';
import { discountIdsByCampaign } from './campaign.loaders';
import type { CampaignRow } from './campaign.repository';
import { Campaign, CampaignOffer } from './campaign.type';

@ObjectType({ description: 'What must hold of a member beside the segment, in the words of campaigns.' })
export class CampaignFilters {
  @Field(() => Int, { nullable: true, description: 'Was not active for at least so many days.' })
  inactiveDaysMin?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Paid once and pays no more (true), or never paid (false).' })
  wasPaidSubscriber?: boolean | null;

  @Field(() => [Tier], { nullable: true, description: 'Has access to one of these tiers.' })
  tiers?: Tier[] | null;

  @Field(() => [Label], { nullable: true, description: 'Has one of these labels.' })
  labels?: Label[] | null;
}

@Resolver(() => Campaign)
export class CampaignPartsResolver {
  @FieldResolver(() => CampaignFilters, { description: 'What must hold beside the segment.' })
  filters(@Root() campaign: CampaignRow): CampaignConditions {
    return campaign.filters as CampaignConditions;
  }

  @FieldResolver(() => CampaignOffer, { nullable: true, description: 'What it offers, if anything.' })
  offer(@Root() { offerPercent, offerMonths, offerCode }: CampaignRow): CampaignOffer | null {
    if (offerPercent === null || offerCode === null) return null;
    return { percent: offerPercent, durationMonths: offerMonths, code: offerCode };
  }

  @FieldResolver(() => [Discount], {
    nullable: true,
    description:
      'The discounts that its offer became when it was scheduled, one a tier; null without the scope catalog:read.',
  })
  async discounts(@Root() campaign: CampaignRow, @Ctx() context: RequestContext) {
    if (!may(context.viewer, 'catalog:read')) return null;
    const ids = await discountIdsByCampaign(context).load(campaign.id);
    const discounts = await Promise.all(ids.map((id) => discountById(context).load(id)));
    return discounts.filter((discount) => discount !== null);
  }
}

@Resolver(() => CampaignFilters)
export class CampaignFiltersResolver {
  @FieldResolver(() => [Tier], { nullable: true })
  async tiers(@Root() { tierIds }: CampaignConditions, @Ctx() context: RequestContext) {
    if (!tierIds) return null;
    return (await Promise.all(tierIds.map((id) => tierById(context).load(id)))).filter((tier) => tier !== null);
  }

  @FieldResolver(() => [Label], { nullable: true })
  async labels(@Root() { labelIds }: CampaignConditions, @Ctx() context: RequestContext) {
    if (!labelIds) return null;
    return (await Promise.all(labelIds.map((id) => labelById(context).load(id)))).filter((label) => label !== null);
  }
}
