import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../context';
import { fromGlobalId, parseGlobalId } from '../../schema/global-id';
import { mutate } from '../../schema/mutation';
import { Scope } from '../../schema/scope';
import type { Page } from '../../shared/page';
import { isSlug } from '../../shared/slug';
import { LabelCreateInput, LabelDeleteInput, LabelsArgs, LabelUpdateInput } from './label.input';
import { labelById, labelBySlug, labelMemberCount } from './label.loaders';
import { LabelDeletePayload, LabelCreatePayload, LabelUpdatePayload } from './label.payload';
import type { LabelRow } from './label.repository';
import { deleteLabel, createLabel, findLabelPage, updateLabel } from './label.service';
import { Label, LabelConnection } from './label.type';

@Resolver(() => Label)
export class LabelResolver {
  @Query(() => LabelConnection, { description: 'Labels. Newest first unless ordered otherwise.' })
  @Scope('members:read')
  labels(@Args(() => LabelsArgs) args: LabelsArgs, @Ctx() context: RequestContext): Promise<Page<LabelRow>> {
    return findLabelPage(context, args);
  }

  @Query(() => Label, { nullable: true, description: 'A label; null when there is none.' })
  @Scope('members:read')
  async label(
    @Arg('id', () => ID, { description: 'The label.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<LabelRow | null> {
    const parsed = parseGlobalId(id);
    return parsed?.type === 'Label' ? labelById(context).load(parsed.id) : null;
  }

  @Query(() => Label, { nullable: true, description: 'A label by its name in addresses; null when there is none.' })
  @Scope('members:read')
  async labelBySlug(
    @Arg('slug', { description: 'The name in addresses.' }) slug: string,
    @Ctx() context: RequestContext,
  ): Promise<LabelRow | null> {
    return isSlug(slug) ? labelBySlug(context).load(slug) : null;
  }

  @FieldResolver(() => Int, { description: 'Living members who have it.' })
  memberCount(@Root() label: LabelRow, @Ctx() context: RequestContext): Promise<number> {
    return labelMemberCount(context).load(label.id);
  }

  @Mutation(() => LabelCreatePayload, { description: 'Creates a label. CONFLICT when the name or the slug is in use.' })
  @Scope('members:write')
  labelCreate(@Arg('input', { description: 'The label.' }) input: LabelCreateInput, @Ctx() context: RequestContext) {
    return mutate(context, { name: 'labelCreate', input }, async (transaction) => ({
      label: await createLabel(transaction, input),
    }));
  }

  @Mutation(() => LabelUpdatePayload, { description: 'Changes only what is given.' })
  @Scope('members:write')
  labelUpdate(@Arg('input', { description: 'The changes.' }) input: LabelUpdateInput, @Ctx() context: RequestContext) {
    return mutate(context, { name: 'labelUpdate', input }, async (transaction) => ({
      label: await updateLabel(transaction, fromGlobalId('Label', input.id), input),
    }));
  }

  @Mutation(() => LabelDeletePayload, { description: 'Removes the label from all members, and the label itself.' })
  @Scope('members:write')
  labelDelete(@Arg('input', { description: 'The label.' }) input: LabelDeleteInput, @Ctx() context: RequestContext) {
    return mutate(context, { name: 'labelDelete', input }, async (transaction) => ({
      label: await deleteLabel(transaction, fromGlobalId('Label', input.id)),
    }));
  }
}
