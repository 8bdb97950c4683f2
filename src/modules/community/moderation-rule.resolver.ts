import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../context';
import { fromGlobalId } from '../../schema/global-id';
import { mutate } from '../../schema/mutation';
import { Scope } from '../../schema/scope';
import { creatorById } from '../creators/creator.loaders';
import type { CreatorRow } from '../creators/creator.repository';
import { Creator } from '../creators/creator.type';
import type { ModerationRuleRow } from './moderation.repository';
import {
  ModerationRuleCreateInput,
  ModerationRuleDeleteInput,
  ModerationRuleUpdateInput,
} from './moderation-rule.input';
import {
  ModerationRuleCreatePayload,
  ModerationRuleDeletePayload,
  ModerationRuleUpdatePayload,
} from './moderation-rule.payload';
import { createRule, deleteRule, findVisibleRules, updateRule } from './moderation-rule.service';
import { ModerationRule } from './moderation-rule.type';

@Resolver(() => ModerationRule)
export class ModerationRuleResolver {
  @Query(() => [ModerationRule], { description: 'The moderation rules, oldest first; at most 200.' })
  @Scope('community:read')
  moderationRules(
    @Arg('creatorId', () => ID, { nullable: true, description: 'Those that hold for the community of this creator.' })
    creatorId: string | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<ModerationRuleRow[]> {
    return findVisibleRules(context, creatorId ? fromGlobalId('Creator', creatorId) : undefined);
  }

  @FieldResolver(() => Creator, { nullable: true, description: 'Whose community it is for; empty for all.' })
  async creator(@Root() rule: ModerationRuleRow, @Ctx() context: RequestContext): Promise<CreatorRow | null> {
    return rule.creatorId ? creatorById(context).load(rule.creatorId) : null;
  }

  @Mutation(() => ModerationRuleCreatePayload, { description: 'Puts a moderation rule in force.' })
  @Scope('community:write')
  moderationRuleCreate(
    @Arg('input', { description: 'The rule.' }) input: ModerationRuleCreateInput,
    @Ctx() context: RequestContext,
  ) {
    const creatorId = input.creatorId ? fromGlobalId('Creator', input.creatorId) : null;
    return mutate(context, { name: 'moderationRuleCreate', input }, async (transaction) => ({
      moderationRule: await createRule(transaction, { ...input, creatorId }),
    }));
  }

  @Mutation(() => ModerationRuleUpdatePayload, { description: 'Changes only what is given.' })
  @Scope('community:write')
  moderationRuleUpdate(
    @Arg('input', { description: 'The changes.' }) input: ModerationRuleUpdateInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'moderationRuleUpdate', input }, async (transaction) => ({
      moderationRule: await updateRule(transaction, fromGlobalId('ModerationRule', input.id), input),
    }));
  }

  @Mutation(() => ModerationRuleDeletePayload, { description: 'Deletes a moderation rule; what it did stays done.' })
  @Scope('community:write')
  moderationRuleDelete(
    @Arg('input', { description: 'The rule.' }) input: ModerationRuleDeleteInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'moderationRuleDelete', input }, async (transaction) => ({
      moderationRule: await deleteRule(transaction, fromGlobalId('ModerationRule', input.id)),
    }));
  }
}
