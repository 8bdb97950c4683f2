import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import type { Limits } from '../config';
import { MAX_PAGE_SIZE } from '../shared/page';
import { operationCost } from './cost';

/** A meta object of 32 levels fits, within an input, within the variables. */
const MAX_VARIABLE_DEPTH = 34;
const MAX_VARIABLE_NODES = 20_000;
/** Fields that a document may select for each of its tokens, once all fragments are put in their places. */
const FIELDS_PER_TOKEN = 2;

/** The parser stops by itself at this many tokens. */
export function parseOptions(limits: Limits): { readonly maxTokens: number } {
  return { maxTokens: limits.tokens };
}

/** A refusal because of a limit, named with its value. */
export function limitExceeded(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'LIMIT_EXCEEDED' } });
}

/** What a document is like once its fragments are put in their places. */
export interface Shape {
  readonly fields: number;
  readonly aliases: number;
  readonly depth: number;
  /** Fields at the root. */
  readonly roots: number;
}

/** The shape of each operation of a document. */
export type Shapes = ReadonlyMap<OperationDefinitionNode, Shape>;

const NOTHING: Shape = { fields: 0, aliases: 0, depth: 0, roots: 0 };

/**
 * What is too much about a document, before it is validated; nothing when it keeps within the limits.
 */
export function shapeProblem(document: DocumentNode, shapes: Shapes, limits: Limits): GraphQLError | undefined {
  if (countDirectives(document) > limits.directives)
    return limitExceeded(`A document may have at most ${limits.directives} directives.`);
  const most = (key: keyof Shape) => Math.max(0, ...[...shapes.values()].map((shape) => shape[key]));
  if (most('aliases') > limits.aliases)
    return limitExceeded(`An operation may have at most ${limits.aliases} aliases and repeated fields.`);
  if (most('depth') > limits.depth) return limitExceeded(`An operation may be at most ${limits.depth} levels deep.`);
  const fields = limits.tokens * FIELDS_PER_TOKEN;
  if (most('fields') > fields) return limitExceeded(`An operation may select at most ${fields} fields.`);
  return undefined;
}

function countDirectives(document: DocumentNode): number {
  let count = 0;
  visit(document, {
    Directive() {
      count += 1;
    },
  });
  return count;
}

/**
 * Measures the operations of a document. Every fragment is looked at once and its numbers are used wherever it is spread,
 * so that a document whose fragments multiply each other costs no more than its length.
 */
export function measure(document: DocumentNode): Shapes {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const measured = new Map<string, Shape>();
  const ofSpread = (name: string): Shape => {
    const known = measured.get(name);
    const fragment = fragments.get(name);
    if (known || !fragment) return known ?? NOTHING;
    // A fragment that contains itself adds nothing here; validation refuses it.
    measured.set(name, NOTHING);
    const shape = ofSelections(fragment.selectionSet, ofSpread);
    measured.set(name, shape);
    return shape;
  };
  const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  return new Map(
    (operations as OperationDefinitionNode[]).map((node) => [node, ofSelections(node.selectionSet, ofSpread)]),
  );
}

function ofSelections(set: SelectionSetNode, ofSpread: (name: string) => Shape): Shape {
  const seen = new Set<string>();
  let { fields, aliases, depth, roots } = NOTHING;
  for (const selection of set.selections) {
    const shape = ofSelection(selection, ofSpread);
    fields += shape.fields;
    aliases += shape.aliases;
    depth = Math.max(depth, shape.depth);
    roots += shape.roots;
    if (selection.kind !== Kind.FIELD || selection.alias) continue;
    if (seen.has(selection.name.value)) aliases += 1;
    seen.add(selection.name.value);
  }
  return { fields, aliases, depth, roots };
}

function ofSelection(selection: SelectionNode, ofSpread: (name: string) => Shape): Shape {
  if (selection.kind === Kind.FRAGMENT_SPREAD) return ofSpread(selection.name.value);
  if (selection.kind === Kind.INLINE_FRAGMENT) return ofSelections(selection.selectionSet, ofSpread);
  const inner = selection.selectionSet ? ofSelections(selection.selectionSet, ofSpread) : NOTHING;
  return {
    fields: inner.fields + 1,
    aliases: inner.aliases + (selection.alias ? 1 : 0),
    depth: isIntrospection(selection.name.value) ? 1 : inner.depth + 1,
    roots: 1,
  };
}

/** Whether a root field tells about the schema itself. */
export function isIntrospection(fieldName: string): boolean {
  return fieldName === '__schema' || fieldName === '__type';
}

/** One operation as it is about to be executed. */
export interface CheckedOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What is too much about an operation with these variables; nothing when it keeps within the limits. */
export function checkOperation(
  schema: GraphQLSchema,
  operation: CheckedOperation,
  limits: Limits,
): GraphQLError | undefined {
  const { cost, widest } = operationCost(schema, operation);
  // The usual maximum is checked where a page is read, and refused as bad input there.
  if (limits.pageSize < MAX_PAGE_SIZE && widest > limits.pageSize)
    return limitExceeded(`A page may have at most ${limits.pageSize} rows.`);
  if (cost > limits.cost)
    return limitExceeded(`The operation could answer ${cost} objects; at most ${limits.cost} are allowed.`);
  return undefined;
}

/** What is too much about variables, whether the operation uses them or not. */
export function variablesProblem(variables: Readonly<Record<string, unknown>>): GraphQLError | undefined {
  let nodes = 0;
  const pending: { value: unknown; depth: number }[] = [{ value: variables, depth: 0 }];
  for (let item = pending.pop(); item; item = pending.pop()) {
    const { value, depth } = item;
    if (typeof value !== 'object' || value === null) continue;
    if (depth > MAX_VARIABLE_DEPTH) return limitExceeded(`Variables may be at most ${MAX_VARIABLE_DEPTH} levels deep.`);
    for (const inner of Object.values(value)) {
      if (++nodes > MAX_VARIABLE_NODES)
        return limitExceeded(`Variables may have at most ${MAX_VARIABLE_NODES} values.`);
      pending.push({ value: inner, depth: depth + 1 });
    }
  }
  return undefined;
}
