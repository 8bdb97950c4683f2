import { getNamedType, getNullableType, isCompositeType, isListType, type GraphQLSchema } from 'graphql';
import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import { type ComplexityEstimator, type ComplexityEstimatorArgs, getComplexity } from 'graphql-query-complexity';
import { DEFAULT_PAGE_SIZE } from '../shared/page';

/** How many objects a list without page arguments is taken to have. */
const PLAIN_LIST = 5;
/** A count looks at a whole list, though it answers one number. */
const COUNT = 2;

/** What an operation may cost: the objects that it could answer, and the widest page it asks for. */
export interface Cost {
  readonly cost: number;
  readonly widest: number;
}

interface CostedOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

const constant = new WeakMap<OperationDefinitionNode, Cost>();

/**
 * Counts the objects that an operation could answer: the page sizes of lists within lists multiply. An operation without
 * variables always costs the same. Throws a GraphQLError when variables or arguments do not fit.
 */
export function operationCost(schema: GraphQLSchema, costed: CostedOperation): Cost {
  const { operation } = costed;
  const known = constant.get(operation);
  if (known) return known;
  const cost = computeCost(schema, costed);
  if (!operation.variableDefinitions?.length) constant.set(operation, cost);
  return cost;
}

function computeCost(schema: GraphQLSchema, { document, operation, variables }: CostedOperation): Cost {
  let widest = 0;
  const estimator: ComplexityEstimator = (field) => {
    if (isPaged(field)) widest = Math.max(widest, pageSize(field.args));
    return fieldCost(field);
  };
  const cost = getComplexity({
    schema,
    query: document,
    variables: { ...variables },
    estimators: [estimator],
    ...(operation.name ? { operationName: operation.name.value } : {}),
  });
  return { cost, widest };
}

function fieldCost(field: ComplexityEstimatorArgs): number {
  const { name, type } = field.field;
  const inner = field.childComplexity;
  if (name.startsWith('__')) return 0;
  if (!isCompositeType(getNamedType(type))) return name === 'totalCount' ? COUNT : 0;
  if (isPaged(field)) return 1 + pageSize(field.args) * inner;
  // The rows of a page have been multiplied where the page was asked for.
  if (isPageType(field.type.name)) return name === 'pageInfo' ? 0 : 1 + inner;
  if (!isListType(getNullableType(type))) return 1 + inner;
  return listLength(field.args) * (1 + inner);
}

function isPageType(name: string): boolean {
  return name.endsWith('Connection');
}

function isPaged({ field }: ComplexityEstimatorArgs): boolean {
  return isPageType(getNamedType(field.type).name) && field.args.some((arg) => arg.name === 'first');
}

function pageSize(args: Record<string, unknown>): number {
  const size = args['last'] ?? args['first'];
  return typeof size === 'number' ? Math.max(size, 0) : DEFAULT_PAGE_SIZE;
}

function listLength(args: Record<string, unknown>): number {
  const ids = args['ids'];
  return Array.isArray(ids) ? ids.length : PLAIN_LIST;
}
