import { Args, ArgsType, Ctx, Field, FieldResolver, ID, ObjectType, Resolver, Root, Subscription } from 'type-graphql';
import type { RequestContext } from '../../context';
import { followChanges } from '../../events/follow';
import { Change, ChangeArgs, type ChangeSource, toChange } from '../../schema/change';
import { fromGlobalId } from '../../schema/global-id';
import { Scope } from '../../schema/scope';
import type { FollowedEvent } from '../../shared/event-feed';
import { notFound } from '../../shared/failure';
import type { Id } from '../../shared/id';
import { followedMemberId } from '../members/member-follow.service';
import { productById } from '../products/product.loaders';
import { entitlementById } from './entitlement.loaders';
import type { EntitlementRow } from './entitlement.repository';
import { Entitlement } from './entitlement.type';

@ObjectType({ description: 'Something that happened to an entitlement.' })
export class EntitlementChange extends Change {
  @Field(() => Entitlement, {
    nullable: true,
    description: 'The entitlement as it is now, also when revoked; null when it is no longer visible to the caller.',
  })
  entitlement?: Entitlement | null;
}

@ArgsType()
class EntitlementChangeArgs extends ChangeArgs {
  @Field(() => ID, { nullable: true, description: 'Only entitlements to this product.' })
  productId?: string | null;
}

async function followEntitlements(context: RequestContext, args: EntitlementChangeArgs) {
  return followChanges(context, {
    subjectType: 'entitlement',
    memberId: await followedMemberId(context, args.memberId),
    productId: await followedProductId(context, args.productId),
    since: args.since,
  });
}

async function followedProductId(
  context: RequestContext,
  productId: string | null | undefined,
): Promise<Id | undefined> {
  if (productId === null || productId === undefined) return undefined;
  const id = fromGlobalId('Product', productId);
  if (!(await productById(context).load(id))) throw notFound('Product');
  return id;
}

@Resolver(() => EntitlementChange)
export class EntitlementChangeResolver {
  @Subscription(() => EntitlementChange, {
    description: 'Every change of an entitlement as it happens, in the order in which the changes were made.',
    subscribe: ({ args, context }: { args: EntitlementChangeArgs; context: RequestContext }) =>
      followEntitlements(context, args),
  })
  @Scope('entitlements:read')
  entitlementChanged(
    @Root() event: FollowedEvent,
    @Args(() => EntitlementChangeArgs) _args: EntitlementChangeArgs,
  ): ChangeSource {
    return toChange(event);
  }

  @FieldResolver(() => Entitlement, { nullable: true })
  entitlement(@Root() change: ChangeSource, @Ctx() context: RequestContext): Promise<EntitlementRow | null> {
    return entitlementById(context).load(change.event.subjectId);
  }
}
