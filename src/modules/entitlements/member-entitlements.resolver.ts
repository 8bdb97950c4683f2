import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../context';
import { fromGlobalId, fromGlobalIdOrNone } from '../../schema/global-id';
import type { MemberRow } from '../members/member.repository';
import { Member } from '../members/member.type';
import { memberAccess } from './access.service';
import { Access } from './access.type';
import { AccessArgs, MemberEntitlementsArgs } from './entitlement.input';
import { entitlementsByMember, entitlementsByMemberAsOf } from './entitlement.loaders';
import { type EntitlementView, statusAt } from './entitlement.state';
import { Entitlement } from './entitlement.type';

@Resolver(() => Member)
export class MemberEntitlementsResolver {
  @FieldResolver(() => [Entitlement], {
    description:
      'What the member is, was or will be entitled to, newest first; none without the scope entitlements:read.',
  })
  async entitlements(
    @Root() member: MemberRow,
    @Args(() => MemberEntitlementsArgs) args: MemberEntitlementsArgs,
    @Ctx() context: RequestContext,
  ): Promise<EntitlementView[]> {
    const all = await loadViews(context, member.id, args.asOf);
    const productId = args.productId ? fromGlobalIdOrNone('Product', args.productId) : undefined;
    const at = args.asOf ?? context.clock.now();
    return all.filter(
      (row) =>
        (productId === undefined || row.productId === productId) &&
        (typeof args.active !== 'boolean' || (statusAt(row, at) === 'ACTIVE') === args.active),
    );
  }

  @FieldResolver(() => Access, {
    description: 'Whether the member has access to a product, and why. FORBIDDEN without the scope entitlements:read.',
  })
  access(
    @Root() member: MemberRow,
    @Args(() => AccessArgs) { productId, at }: AccessArgs,
    @Ctx() context: RequestContext,
  ): Promise<Access> {
    const question = { productId: fromGlobalId('Product', productId), at: at ?? context.clock.now() };
    return memberAccess(context, member, question);
  }
}

async function loadViews(context: RequestContext, memberId: string, asOf?: Date | null): Promise<EntitlementView[]> {
  if (!asOf) return entitlementsByMember(context).load(memberId);
  const rows = await entitlementsByMemberAsOf(context).load({ memberId, asOf });
  return rows.map((row) => ({ ...row, viewedAt: asOf }));
}
