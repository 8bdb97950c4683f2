import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../context';
import { fromGlobalId, fromGlobalIds, fromOptionalGlobalId, parseGlobalId } from '../../schema/global-id';
import { mutate } from '../../schema/mutation';
import { Scope } from '../../schema/scope';
import { badInput } from '../../shared/failure';
import type { Page } from '../../shared/page';
import type { ComplimentaryTier } from '../subscriptions/complimentary.service';
import {
  type ComplimentaryTierInput,
  MemberBy,
  MemberCreateInput,
  MemberDeleteInput,
  MemberEraseInput,
  MemberRestoreInput,
  MemberReplaceInput,
  MembersArgs,
  MemberUpdateInput,
} from './member.input';
import { identitiesByMember, memberById } from './member.loaders';
import {
  MemberCreatePayload,
  MemberDeletePayload,
  MemberErasePayload,
  MemberReplacePayload,
  MemberRestorePayload,
  MemberUpdatePayload,
} from './member.payload';
import type { IdentityRow, MemberRow } from './member.repository';
import {
  createMember,
  findMemberPage,
  memberByEmail,
  memberByForeignKey,
  memberByUuid,
  replaceMember,
  updateMember,
} from './member.service';
import type { MemberLinks } from './member-links.service';
import { deleteMember, eraseMember, restoreMember } from './member-departure.service';
import { Identity, Member, MemberConnection } from './member.type';

@Resolver(() => Member)
export class MemberResolver {
  @Query(() => MemberConnection, { description: 'Members, newest first unless ordered otherwise.' })
  @Scope('members:read')
  members(@Args(() => MembersArgs) args: MembersArgs, @Ctx() context: RequestContext): Promise<Page<MemberRow>> {
    return findMemberPage(context, args);
  }

  @Query(() => Member, {
    nullable: true,
    description: 'A member by id or by what else is unique; null when there is none.',
  })
  @Scope('members:read')
  async member(
    @Arg('id', () => ID, { nullable: true, description: 'The member.' }) id: string | undefined,
    @Arg('by', () => MemberBy, { nullable: true, description: 'Instead of the id.' }) by: MemberBy | undefined,
    @Ctx() context: RequestContext,
  ): Promise<MemberRow | null> {
    if ([id, by?.email, by?.uuid, by?.foreignKey].filter((given) => given !== undefined && given !== null).length !== 1)
      throw badInput('by', 'Give exactly one of id, by.email, by.uuid and by.foreignKey.');
    if (by?.email) return memberByEmail(context, by.email);
    if (by?.uuid) return memberByUuid(context, by.uuid);
    if (by?.foreignKey) return memberByForeignKey(context, by.foreignKey);
    const parsed = id ? parseGlobalId(id) : undefined;
    return parsed?.type === 'Member' ? memberById(context).load(parsed.id) : null;
  }

  @FieldResolver(() => [Identity], { description: 'Names by which other systems know the member, ordered by key.' })
  identities(@Root() member: MemberRow, @Ctx() context: RequestContext): Promise<IdentityRow[]> {
    return identitiesByMember(context).load(member.id);
  }

  @Mutation(() => MemberCreatePayload, { description: 'Creates a member. EMAIL_TAKEN when the address is in use.' })
  @Scope('members:write')
  memberCreate(@Arg('input', { description: 'The member.' }) input: MemberCreateInput, @Ctx() context: RequestContext) {
    return mutate(context, { name: 'memberCreate', input }, async (transaction) => ({
      member: await createMember(transaction, {
        ...input,
        ...linksOf(input),
        creatorId: fromOptionalGlobalId('Creator', input.creatorId) ?? undefined,
      }),
    }));
  }

  @Mutation(() => MemberUpdatePayload, { description: 'Changes what is given and merges `meta`.' })
  @Scope('members:write')
  memberUpdate(
    @Arg('input', { description: 'The changes.' }) input: MemberUpdateInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'memberUpdate', input }, async (transaction) => ({
      member: await updateMember(transaction, fromGlobalId('Member', input.id), { ...input, ...linksOf(input) }),
    }));
  }

  @Mutation(() => MemberReplacePayload, { description: 'Replaces address, name and, when given, all of `meta`.' })
  @Scope('members:write')
  memberReplace(
    @Arg('input', { description: 'The new values.' }) input: MemberReplaceInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'memberReplace', input }, async (transaction) => ({
      member: await replaceMember(transaction, fromGlobalId('Member', input.id), {
        ...input,
        name: input.name ?? null,
      }),
    }));
  }

  @Mutation(() => MemberDeletePayload, { description: 'Deletes a member so that it can be restored.' })
  @Scope('members:write')
  memberDelete(@Arg('input', { description: 'The member.' }) input: MemberDeleteInput, @Ctx() context: RequestContext) {
    return mutate(context, { name: 'memberDelete', input }, async (transaction) => ({
      member: await deleteMember(transaction, fromGlobalId('Member', input.id), {
        cancelSubscriptions: input.cancelSubscriptions,
      }),
    }));
  }

  @Mutation(() => MemberRestorePayload, {
    description: 'Brings a deleted member back. EMAIL_TAKEN when the address is in use.',
  })
  @Scope('members:write')
  memberRestore(
    @Arg('input', { description: 'The member.' }) input: MemberRestoreInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'memberRestore', input }, async (transaction) => ({
      member: await restoreMember(transaction, fromGlobalId('Member', input.id)),
    }));
  }

  @Mutation(() => MemberErasePayload, { description: 'Removes all personal data of a member for good.' })
  @Scope('members:write')
  memberErase(@Arg('input', { description: 'The member.' }) input: MemberEraseInput, @Ctx() context: RequestContext) {
    return mutate(context, { name: 'memberErase', input }, async (transaction) => ({
      member: await eraseMember(transaction, fromGlobalId('Member', input.id)),
    }));
  }
}

/** What the member is to be linked with, by canonical ids; absent and null stay what they are. */
function linksOf(input: MemberUpdateInput | MemberCreateInput): MemberLinks {
  const { newsletterIds, labelNames, subscribed, complimentaryTier: tier } = input;
  if (labelNames !== undefined && input.labels !== undefined)
    throw badInput('labelNames', 'Give either labelNames or labels.');
  const { tiers, subscription } = 'id' in input ? input : {};
  if (tier !== undefined && tiers) throw badInput('tiers', 'Give either tiers or complimentaryTier.');
  if (subscription && (tiers || tier !== undefined))
    throw badInput('subscription', 'Give either subscription or a tier without payment.');
  return {
    labels: labelNames === undefined ? input.labels : (labelNames?.filter((name) => name.trim() !== '') ?? null),
    newsletterIds: newsletterIds && fromGlobalIds('Newsletter', newsletterIds, 'newsletterIds'),
    subscribed,
    complimentaryTier: tier && tierOf(tier),
    tiers: tiers?.map(tierOf),
    subscription: subscription && {
      ...subscription,
      tierId: fromOptionalGlobalId('Tier', subscription.tierId),
      priceId: fromOptionalGlobalId('Price', subscription.priceId),
    },
  };
}

function tierOf(tier: ComplimentaryTierInput): ComplimentaryTier {
  return { ...tier, tierId: tier.tierId && fromGlobalId('Tier', tier.tierId) };
}
