import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../../context';
import { fromGlobalId, parseGlobalId } from '../../schema/global-id';
import { mutate } from '../../schema/mutation';
import { Scope } from '../../schema/scope';
import type { Page } from '../../shared/page';
import { CreatorCreateInput, CreatorsArgs, CreatorUpdateInput } from './creator.input';
import { creatorById } from './creator.loaders';
import { CreatorCreatePayload, CreatorUpdatePayload } from './creator.payload';
import type { CreatorRow } from './creator.repository';
import { createCreator, findCreatorPage, updateCreator } from './creator.service';
import { Creator, CreatorConnection } from './creator.type';

@Resolver(() => Creator)
export class CreatorResolver {
  @Query(() => CreatorConnection, { description: 'Creators, newest first unless ordered otherwise.' })
  @Scope('organization:read')
  creators(@Args(() => CreatorsArgs) args: CreatorsArgs, @Ctx() context: RequestContext): Promise<Page<CreatorRow>> {
    return findCreatorPage(context, args);
  }

  @Query(() => Creator, { nullable: true, description: 'A creator; null when there is none.' })
  @Scope('organization:read')
  async creator(
    @Arg('id', () => ID, { description: 'The creator.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<CreatorRow | null> {
    const parsed = parseGlobalId(id);
    return parsed?.type === 'Creator' ? creatorById(context).load(parsed.id) : null;
  }

  @Mutation(() => CreatorCreatePayload, { description: 'Creates a creator. CONFLICT when the slug is in use.' })
  @Scope('organization:write')
  creatorCreate(
    @Arg('input', { description: 'The creator.' }) input: CreatorCreateInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'creatorCreate', input }, async (transaction) => ({
      creator: await createCreator(transaction, { name: input.name, slug: input.slug }),
    }));
  }

  @Mutation(() => CreatorUpdatePayload, { description: 'Changes what is given. CONFLICT when the slug is in use.' })
  @Scope('organization:write')
  creatorUpdate(
    @Arg('input', { description: 'The changes.' }) input: CreatorUpdateInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'creatorUpdate', input }, async (transaction) => ({
      creator: await updateCreator(transaction, fromGlobalId('Creator', input.id), input),
    }));
  }
}
