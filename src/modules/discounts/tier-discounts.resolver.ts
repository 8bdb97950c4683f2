import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { may } from '../../auth/viewer';
import type { RequestContext } from '../../context';
import { slugify } from '../../shared/text';
import type { TierRow } from '../tiers/tier.repository';
import { Tier } from '../tiers/tier.type';
import { discountByCode } from './discount.loaders';
import type { DiscountRow } from './discount.repository';
import { Discount } from './discount.type';

@Resolver(() => Tier)
export class TierDiscountsResolver {
  @FieldResolver(() => Discount, {
    nullable: true,
    description:
      'The discount that can be redeemed for this tier by a code as a member types it in: that of the code, or of an offer of several tiers. Null without one, or without the scope catalog:read.',
  })
  async discountByCode(
    @Root() tier: TierRow,
    @Arg('code', { description: 'The code; case and blanks do not matter.' }) code: string,
    @Ctx() context: RequestContext,
  ): Promise<DiscountRow | null> {
    const slug = slugify(code, '');
    if (slug === '' || !may(context.viewer, 'catalog:read')) return null;
    // What an offer of several tiers makes has the tier's slug behind the code.
    const [own, offered] = await Promise.all(
      [slug, `${slug}-${tier.slug}`].map((each) => discountByCode(context).load({ tierId: tier.id, code: each })),
    );
    return own ?? offered ?? null;
  }
}
