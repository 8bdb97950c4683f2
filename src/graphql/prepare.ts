import {
  type DocumentNode,
  getOperationAST,
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  parse,
  validate,
  visit,
} from 'graphql';
import type { Viewer } from '../auth/viewer';
import type { Config, Limits } from '../config';
import { LruMap } from '../shared/lru-map';
import { type ErrorExtensions, printRequestError } from './errors';
import {
  checkOperation,
  isIntrospection,
  limitExceeded,
  measure,
  parseOptions,
  shapeProblem,
  type Shapes,
  variablesProblem,
} from './limits';

/** What a client sends, over HTTP and over websocket alike. */
export interface OperationRequest {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
  readonly operationName?: string | null | undefined;
}

/** Who sends it, and under which rules. */
export interface Requester {
  readonly config: Pick<Config, 'limits' | 'introspection'>;
  readonly viewer: Viewer;
  readonly requestId: string;
}

/** An operation that may be executed. */
export interface Prepared {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** What it counts against the rate limit: its root fields, aliases included. */
  readonly weight: number;
}

/** Why an operation is refused, ready to be printed. */
export interface Refused {
  readonly errors: readonly GraphQLError[];
}

const MAX_ERRORS = 3;
const KEPT_DOCUMENTS = 500;
const LONGEST_KEPT = 20_000;

interface Document {
  readonly node: DocumentNode;
  readonly shapes: Shapes;
  readonly introspects: boolean;
}

/** Refuses with one kind of error; carries the errors up to the one place where they are printed. */
class Refusal extends Error {
  constructor(
    readonly code: ErrorExtensions['code'],
    readonly errors: readonly GraphQLError[],
  ) {
    super('The operation is refused.');
  }
}

/**
 * Parses and validates an operation and holds it against the limits: the one way in for callers' own operations. What
 * comes back may be executed, or says in at most three errors why it is refused.
 */
export function prepare(schema: GraphQLSchema, request: OperationRequest, by: Requester): Prepared | Refused {
  try {
    return prepareOrRefuse(schema, request, by);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { errors: listed(error.errors).map((each) => printRequestError(each, error.code, by.requestId)) };
  }
}

function prepareOrRefuse(schema: GraphQLSchema, request: OperationRequest, by: Requester): Prepared {
  const { limits } = by.config;
  const variables = request.variables ?? {};
  refuse('BAD_USER_INPUT', variablesProblem(variables));
  const { node: document, shapes, introspects } = validDocument(schema, request.query, limits);
  if (introspects) refuse('GRAPHQL_VALIDATION_FAILED', introspectionProblem(by));
  const operation = getOperationAST(document, request.operationName || undefined);
  if (!operation) throw new Refusal('BAD_USER_INPUT', [new GraphQLError(noOperation(request.operationName))]);
  refuse(
    'BAD_USER_INPUT',
    costProblem(() => checkOperation(schema, { document, operation, variables }, limits)),
  );
  return { document, operation, weight: Math.max(1, shapes.get(operation)?.roots ?? 1) };
}

function refuse(code: ErrorExtensions['code'], problem: GraphQLError | undefined): void {
  if (problem) throw new Refusal(code, [problem]);
}

/** Variables and arguments that do not fit have no cost; what is wrong with them is all there is to say. */
function costProblem(check: () => GraphQLError | undefined): GraphQLError | undefined {
  try {
    return check();
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

function noOperation(name: string | null | undefined): string {
  return name
    ? `Unknown operation named "${name}".`
    : 'Must provide operation name if query contains multiple operations.';
}

const kept = new WeakMap<GraphQLSchema, WeakMap<Limits, LruMap<string, Document>>>();

function validDocument(schema: GraphQLSchema, query: string, limits: Limits): Document {
  const documents = documentsOf(schema, limits);
  const known = documents.get(query);
  if (known) return known;
  const node = parsed(query, limits);
  const shapes = measure(node);
  refuse('GRAPHQL_VALIDATION_FAILED', shapeProblem(node, shapes, limits));
  const errors = validate(schema, node, undefined, { maxErrors: 50 });
  if (errors.length > 0) throw new Refusal('GRAPHQL_VALIDATION_FAILED', errors);
  const document = { node, shapes, introspects: introspects(node) };
  if (query.length <= LONGEST_KEPT) documents.set(query, document);
  return document;
}

function documentsOf(schema: GraphQLSchema, limits: Limits): LruMap<string, Document> {
  const ofSchema = kept.get(schema) ?? new WeakMap<Limits, LruMap<string, Document>>();
  const documents = ofSchema.get(limits) ?? new LruMap<string, Document>(KEPT_DOCUMENTS);
  kept.set(schema, ofSchema.set(limits, documents));
  return documents;
}

function parsed(query: string, limits: Limits): DocumentNode {
  try {
    return parse(query, parseOptions(limits));
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const tooLong = error.message.includes('Parsing aborted');
    const problem = tooLong ? limitExceeded(`A document may have at most ${limits.tokens} tokens.`) : error;
    throw new Refusal('GRAPHQL_PARSE_FAILED', [problem]);
  }
}

function introspects(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Field(field) {
      found ||= isIntrospection(field.name.value);
    },
  });
  return found;
}

function introspectionProblem({ config, viewer }: Requester): GraphQLError | undefined {
  const allowed =
    config.introspection === 'on' || (config.introspection === 'authenticated' && viewer.kind !== 'anonymous');
  return allowed ? undefined : new GraphQLError('The schema is not told to this caller.');
}

function listed(errors: readonly GraphQLError[]): GraphQLError[] {
  const messages = new Set<string>();
  return errors.filter(({ message }) => !messages.has(message) && messages.add(message)).slice(0, MAX_ERRORS);
}
