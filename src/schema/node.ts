import type { GraphQLResolveInfo } from 'graphql';
import { Field, FieldResolver, ID, Info, InterfaceType, Resolver, Root } from 'type-graphql';
import type { Scope } from '../auth/scope';
import type { RequestContext } from '../context';
import type { Id } from '../shared/id';
import { toGlobalId } from './global-id';

/** Everything with an id of its own, after the Relay global object identification specification. */
@InterfaceType({
  description: 'An object with a global id, after the Relay global object identification specification.',
  resolveType: (value: { __typename?: string }) => value.__typename,
})
export abstract class Node {
  @Field(() => ID, { description: 'Global id, unique over all types. Opaque: store it, do not take it apart.' })
  id: string;
}

@Resolver(() => Node)
export class NodeIdResolver {
  @FieldResolver(() => ID)
  id(@Root() row: { id: Id }, @Info() info: GraphQLResolveInfo): string {
    return toGlobalId(info.parentType.name, row.id);
  }
}

/** How `node(id:)` finds one type's objects: the scope it takes, and a load that sees only what the caller may see. */
export interface NodeSource {
  readonly scope: Scope;
  readonly load: (context: RequestContext, id: Id) => Promise<object | null>;
}

/** What a module adds to the graph. */
export interface GraphModule {
  readonly resolvers: readonly (new (...args: never[]) => object)[];
  /** By GraphQL type name. */
  readonly nodes?: Readonly<Record<string, NodeSource>>;
}
