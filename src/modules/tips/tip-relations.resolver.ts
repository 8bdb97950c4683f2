import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { may } from '../../auth/viewer';
import type { RequestContext } from '../../context';
import { creatorById } from '../creators/creator.loaders';
import type { CreatorRow } from '../creators/creator.repository';
import { Creator } from '../creators/creator.type';
import { anyMemberById } from '../members/member.loaders';
import type { MemberRow } from '../members/member.repository';
import { Member } from '../members/member.type';
import { purchaseById } from '../purchases/purchase.loaders';
import type { PurchaseRow } from '../purchases/purchase.repository';
import { Purchase } from '../purchases/purchase.type';
import { tipJarById } from './tip-jar.loaders';
import type { TipJarRow } from './tip-jar.repository';
import { TipJar } from './tip-jar.type';
import { tipMoney } from './tip.loaders';
import type { TipRow } from './tip.repository';
import { Tip } from './tip.type';

@Resolver(() => Tip)
export class TipRelationsResolver {
  @FieldResolver(() => Member, {
    nullable: true,
    description: 'Who gave it; null when it is anonymous, and when the caller may not see members.',
  })
  async member(@Root() tip: TipRow, @Ctx() context: RequestContext): Promise<MemberRow | null> {
    return tip.memberId ? anyMemberById(context).load(tip.memberId) : null;
  }

  @FieldResolver(() => Member, {
    nullable: true,
    description:
      'Who paid it, also when it is anonymous: for who has to account for the money. Null without the scope payers:read, ' +
      'which only administrators have, and for a credential that acts for one creator.',
  })
  async payer(@Root() tip: TipRow, @Ctx() context: RequestContext): Promise<MemberRow | null> {
    const { viewer } = context;
    if (!may(viewer, 'payers:read') || viewer.creatorId) return null;
    const money = await tipMoney(context).load(tip.purchaseId);
    return money && anyMemberById(context).load(money.memberId);
  }

  @FieldResolver(() => Creator, { nullable: true, description: 'The creator who got it.' })
  creator(@Root() tip: TipRow, @Ctx() context: RequestContext): Promise<CreatorRow | null> {
    return creatorById(context).load(tip.creatorId);
  }

  @FieldResolver(() => TipJar, { nullable: true, description: 'The jar that it went into, if any.' })
  async jar(@Root() tip: TipRow, @Ctx() context: RequestContext): Promise<TipJarRow | null> {
    return tip.jarId ? tipJarById(context).load(tip.jarId) : null;
  }

  @FieldResolver(() => Purchase, {
    nullable: true,
    description: 'The payment; null without the scope purchases:read.',
  })
  purchase(@Root() tip: TipRow, @Ctx() context: RequestContext): Promise<PurchaseRow | null> {
    return purchaseById(context).load(tip.purchaseId);
  }
}
