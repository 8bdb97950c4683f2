import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { requireScope } from '../../auth/viewer';
import type { RequestContext } from '../../context';
import { fromGlobalId, parseGlobalId } from '../../schema/global-id';
import { mutate } from '../../schema/mutation';
import { Scope } from '../../schema/scope';
import type { Page } from '../../shared/page';
import { creatorById } from '../creators/creator.loaders';
import type { CreatorRow } from '../creators/creator.repository';
import { Creator } from '../creators/creator.type';
import { milestoneSettings, type Thresholds, updateMilestoneSettings } from './milestone-settings.service';
import { MilestonesArgs, MilestoneSettingsUpdateInput } from './milestone.input';
import { milestoneById } from './milestone.loaders';
import { MilestoneSettingsUpdatePayload } from './milestone.payload';
import type { MilestoneRow } from './milestone.repository';
import { findMilestonePage } from './milestone.service';
import { Milestone, MilestoneConnection, MilestoneSettings } from './milestone.type';

@Resolver(() => Milestone)
export class MilestoneResolver {
  @Query(() => MilestoneConnection, { description: 'Milestones, latest first unless ordered otherwise.' })
  @Scope('milestones:read')
  milestones(
    @Args(() => MilestonesArgs) args: MilestonesArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<MilestoneRow>> {
    return findMilestonePage(context, args);
  }

  @Query(() => Milestone, { nullable: true, description: 'A milestone; null when there is none.' })
  @Scope('milestones:read')
  async milestone(
    @Arg('id', () => ID, { description: 'The milestone.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<MilestoneRow | null> {
    const parsed = parseGlobalId(id);
    return parsed?.type === 'Milestone' ? milestoneById(context).load(parsed.id) : null;
  }

  @FieldResolver(() => Creator, { nullable: true, description: 'Who has reached it.' })
  creator(@Root() milestone: MilestoneRow, @Ctx() context: RequestContext): Promise<CreatorRow | null> {
    return creatorById(context).load(milestone.creatorId);
  }

  @Mutation(() => MilestoneSettingsUpdatePayload, {
    description: 'Chooses the round numbers that are told of a creator, from now on.',
  })
  @Scope('milestones:write')
  milestoneSettingsUpdate(
    @Arg('input', { description: 'The round numbers.' }) input: MilestoneSettingsUpdateInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'milestoneSettingsUpdate', input }, async (transaction) => ({
      milestoneSettings: await updateMilestoneSettings(transaction, fromGlobalId('Creator', input.creatorId), input),
    }));
  }
}

@Resolver(() => Creator)
export class CreatorMilestonesResolver {
  @FieldResolver(() => MilestoneSettings, {
    description: 'The round numbers that are told of the creator; takes the scope milestones:read.',
  })
  milestoneSettings(@Root() creator: CreatorRow, @Ctx() context: RequestContext): Promise<Thresholds> {
    requireScope(context.viewer, 'milestones:read');
    return milestoneSettings(context, creator.id);
  }
}
