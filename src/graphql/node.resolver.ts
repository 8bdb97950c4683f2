import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { may } from '../auth/viewer';
import type { RequestContext } from '../context';
import { parseGlobalId } from '../schema/global-id';
import { Node, type NodeSource } from '../schema/node';
import { Authenticated } from '../schema/scope';
import { badInput } from '../shared/failure';
import { MAX_PAGE_SIZE } from '../shared/page';

type NodeSources = Readonly<Record<string, NodeSource>>;

/** The resolver of `node` and `nodes` over the types that the modules declare. */
export function nodeResolver(sources: NodeSources) {
  @Resolver()
  class NodeResolver {
    @Query(() => Node, {
      nullable: true,
      description: 'The object with this id; null when there is none for the caller.',
    })
    @Authenticated()
    node(
      @Arg('id', () => ID, { description: 'Global id of any object.' }) id: string,
      @Ctx() context: RequestContext,
    ): Promise<object | null> {
      return loadNode(sources, context, id);
    }

    @Query(() => [Node], {
      nullable: 'items',
      description: 'The objects with these ids, at most 200, in their order; null where there is none for the caller.',
    })
    @Authenticated()
    nodes(
      @Arg('ids', () => [ID], { description: 'Global ids of any objects.' }) ids: string[],
      @Ctx() context: RequestContext,
    ): Promise<(object | null)[]> {
      if (ids.length > MAX_PAGE_SIZE)
        throw badInput('ids', `At most ${MAX_PAGE_SIZE} ids may be given, not ${ids.length}.`);
      return Promise.all(ids.map((id) => loadNode(sources, context, id)));
    }
  }
  return NodeResolver;
}

async function loadNode(sources: NodeSources, context: RequestContext, globalId: string): Promise<object | null> {
  const parsed = parseGlobalId(globalId);
  const source = parsed && Object.hasOwn(sources, parsed.type) ? sources[parsed.type] : undefined;
  if (!parsed || !source || !may(context.viewer, source.scope)) return null;
  const row = await source.load(context, parsed.id);
  return row && { ...row, __typename: parsed.type };
}
