import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchema, type NonEmptyArray } from 'type-graphql';
import { NodeIdResolver } from '../schema/node';
import { authChecker } from './auth-checker';
import { GRAPH_MODULES } from './modules';
import { nodeResolver } from './node.resolver';

let built: Promise<GraphQLSchema> | undefined;

/** The one graph of the gateway. Built once a process. */
export function gatewaySchema(): Promise<GraphQLSchema> {
  built ??= build();
  return built;
}

function build(): Promise<GraphQLSchema> {
  const nodes = Object.assign({}, ...GRAPH_MODULES.map((module) => module.nodes ?? {}));
  const resolvers = [nodeResolver(nodes), NodeIdResolver, ...GRAPH_MODULES.flatMap((module) => module.resolvers)];
  return buildSchema({
    resolvers: resolvers as unknown as NonEmptyArray<NewableFunction>,
    authChecker,
    validate: false,
    // The live fields bring their own iterators over the event log and publish nothing.
    pubSub: { publish: () => undefined, subscribe: () => neverIterable },
  });
}

const neverIterable: AsyncIterable<never> = {
  [Symbol.asyncIterator]: () => ({ next: () => Promise.resolve({ done: true, value: undefined }) }),
};
