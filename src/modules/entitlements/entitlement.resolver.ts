import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../context';
import { fromGlobalId, parseGlobalId } from '../../schema/global-id';
import { mutate } from '../../schema/mutation';
import { Scope } from '../../schema/scope';
import type { Page } from '../../shared/page';
import { anyMemberById } from '../members/member.loaders';
import type { MemberRow } from '../members/member.repository';
import { Member } from '../members/member.type';
import { productById } from '../products/product.loaders';
import type { ProductRow } from '../products/product.repository';
import { Product } from '../products/product.type';
import { EntitlementGrantInput, EntitlementRevokeInput, EntitlementsArgs } from './entitlement.input';
import { entitlementById } from './entitlement.loaders';
import { EntitlementGrantPayload, EntitlementRevokePayload } from './entitlement.payload';
import type { EntitlementRow } from './entitlement.repository';
import { findEntitlementPage, grantEntitlement, revokeEntitlement } from './entitlement.service';
import { type EntitlementView, statusAt } from './entitlement.state';
import { Entitlement, EntitlementConnection, EntitlementStatus } from './entitlement.type';

@Resolver(() => Entitlement)
export class EntitlementResolver {
  @Query(() => EntitlementConnection, { description: 'Entitlements, newest first unless ordered otherwise.' })
  @Scope('entitlements:read')
  entitlements(
    @Args(() => EntitlementsArgs) args: EntitlementsArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<EntitlementRow>> {
    return findEntitlementPage(context, args);
  }

  @Query(() => Entitlement, { nullable: true, description: 'An entitlement; null when there is none.' })
  @Scope('entitlements:read')
  async entitlement(
    @Arg('id', () => ID, { description: 'The entitlement.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<EntitlementRow | null> {
    const parsed = parseGlobalId(id);
    return parsed?.type === 'Entitlement' ? entitlementById(context).load(parsed.id) : null;
  }

  @FieldResolver(() => EntitlementStatus, {
    description:
      "Where it stands now, by the organization's clock; in an answer as of an instant, where it stood then.",
  })
  status(@Root() entitlement: EntitlementView, @Ctx() context: RequestContext): EntitlementStatus {
    return statusAt(entitlement, entitlement.viewedAt ?? context.clock.now());
  }

  @FieldResolver(() => Boolean, { description: 'Whether it gives access, at the same instant as status.' })
  isActive(@Root() entitlement: EntitlementView, @Ctx() context: RequestContext): boolean {
    return this.status(entitlement, context) === 'ACTIVE';
  }

  @FieldResolver(() => Member, {
    nullable: true,
    description: 'Whose it is; null when the caller may not see members.',
  })
  member(@Root() entitlement: EntitlementRow, @Ctx() context: RequestContext): Promise<MemberRow | null> {
    return anyMemberById(context).load(entitlement.memberId);
  }

  @FieldResolver(() => Product, {
    nullable: true,
    description: 'To what; null when the caller may not see the catalog.',
  })
  product(@Root() entitlement: EntitlementRow, @Ctx() context: RequestContext): Promise<ProductRow | null> {
    return productById(context).load(entitlement.productId);
  }

  @Mutation(() => EntitlementGrantPayload, { description: 'Grants a member access to a product.' })
  @Scope('entitlements:write')
  entitlementGrant(
    @Arg('input', { description: 'The grant.' }) input: EntitlementGrantInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'entitlementGrant', input }, async (transaction) => ({
      entitlement: await grantEntitlement(transaction, {
        ...input,
        memberId: fromGlobalId('Member', input.memberId),
        productId: fromGlobalId('Product', input.productId),
      }),
    }));
  }

  @Mutation(() => EntitlementRevokePayload, {
    description: 'Takes an entitlement back. INVALID_STATE when it is over or was taken back before.',
  })
  @Scope('entitlements:write')
  entitlementRevoke(
    @Arg('input', { description: 'Which, and why.' }) input: EntitlementRevokeInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'entitlementRevoke', input }, async (transaction) => ({
      entitlement: await revokeEntitlement(transaction, fromGlobalId('Entitlement', input.id), input.reason),
    }));
  }
}
