import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { ExecutionArgs, ExecutionResult, GraphQLSchema } from 'graphql';
import { GraphQLError } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { principalOf } from '../auth/principal';
import type { KnownViewer } from '../auth/viewer';
import { type ContextParts, createContext, freshContext, type RequestContext } from '../context';
import type { Config } from '../config';
import { maskError, printFailure } from '../graphql/errors';
import { executeOperation, type PreparedOperation } from '../graphql/execute';
import { prepare } from '../graphql/prepare';
import { openSource, payloadsOf } from '../graphql/subscribe';
import type { FollowedEvents } from '../shared/event-feed';
import { Failure } from '../shared/failure';
import type { Session } from './session';
import type { RealtimeMetrics, Sessions } from './sessions';
import { SubscriptionGroups } from './subscription-groups';

export interface OperationDependencies {
  readonly schema: GraphQLSchema;
  readonly parts: ContextParts;
  readonly config: Config;
  readonly sessions: Sessions;
  readonly authenticator: {
    /** The caller as of now: a socket may stay open for longer than the organization's clock stands. */
    renewed(viewer: KnownViewer): Promise<KnownViewer>;
  };
  readonly rateLimiter?: { consume(principal: string, points?: number): Promise<unknown> } | undefined;
  readonly metrics?: RealtimeMetrics | undefined;
  /** Whether no further operations are taken. */
  readonly draining: () => boolean;
}

/** One subscribe message and the socket that it came through. */
export interface Message {
  readonly session: Session;
  readonly id: string;
  readonly payload: SubscribePayload;
}

/**
 * Goes on, unless the client has ended the operation and begun another one under its id: then nothing more may be said
 * under that id, and what waits for this waits for ever and is forgotten.
 */
export async function unlessReplaced({ session, id, payload }: Message): Promise<void> {
  if (session.isReplaced(id, payload)) await new Promise<never>(() => undefined);
}

/** An operation on its way through the protocol. */
interface Operation extends Message {
  readonly prepared: PreparedOperation;
  /** query, mutation or subscription. */
  readonly type: string;
  readonly startedAt: number;
}

type Prepared = ExecutionArgs | readonly GraphQLError[];

/**
 * What a client's subscribe, query or mutation goes through: the same limits, rate limit, parsing, validation, execution
 * and masking as over HTTP.
 */
export class Operations {
  private readonly groups = new SubscriptionGroups((context) => this.contextOfEvent(context));

  constructor(private readonly deps: OperationDependencies) {}

  /** Makes an operation ready, or answers why it is refused. */
  async prepare(message: Message, running: number): Promise<Prepared> {
    const { session, id, payload } = message;
    const context = this.contextOf(message);
    session.begin(id, payload);
    try {
      const prepared = await this.admit(context, message, running);
      if (Array.isArray(prepared)) this.refused(message, context);
      return prepared;
    } catch (error) {
      this.refused(message, context);
      return [maskError(error, context)];
    }
  }

  /** Executes a query or a mutation. */
  async execute(args: ExecutionArgs): Promise<ExecutionResult> {
    const operation = args.contextValue as Operation;
    const result = await operation.session.answer(() => executeOperation(operation.prepared));
    this.answered(operation, result);
    return result;
  }

  /** Opens a subscription. */
  async subscribe(args: ExecutionArgs): Promise<ExecutionResult | AsyncIterableIterator<ExecutionResult>> {
    const operation = args.contextValue as Operation;
    const { session, id, payload } = operation;
    const source = await openSource(operation.prepared);
    this.answered(operation, source);
    if (!(Symbol.asyncIterator in source)) {
      await unlessReplaced({ session, id, payload });
      return source;
    }
    const payloads = this.payloadsOf(operation, source);
    if (session.isReplaced(id, payload)) await payloads.return?.();
    await unlessReplaced({ session, id, payload });
    return payloads;
  }

  private payloadsOf(operation: Operation, source: AsyncIterable<unknown>): AsyncIterableIterator<ExecutionResult> {
    const { session, id, payload, prepared } = operation;
    const onEnd = this.deps.sessions.subscribed();
    if (!followsLog(source)) return payloadsOf(prepared, source, { onEnd, renew: (last) => this.contextOfEvent(last) });
    return this.groups.open(payload.query, { session, id, operation: prepared, source, onEnd });
  }

  private async admit(context: RequestContext, message: Message, running: number): Promise<Prepared> {
    const { schema, config, rateLimiter, draining } = this.deps;
    const { session, payload } = message;
    const { viewer, requestId } = context;
    const startedAt = performance.now();
    if (draining()) throw new Failure('UNAVAILABLE', 'The gateway is shutting down.');
    const { maxSubscriptions } = config.websocket;
    if (running > maxSubscriptions) {
      const text = `At most ${maxSubscriptions} operations may run on one socket at the same time.`;
      return [printFailure(new Failure('LIMIT_EXCEEDED', text), requestId)];
    }
    const outcome = prepare(schema, payload, { config, viewer, requestId });
    await rateLimiter?.consume(principalOf(viewer, session.address), 'weight' in outcome ? outcome.weight : 1);
    if ('errors' in outcome) return outcome.errors;
    const { document } = outcome;
    const { operation: type } = outcome.operation;
    const { variables, operationName } = payload;
    const present = await this.atPresent(context);
    const prepared: PreparedOperation = { schema, document, context: present, variables, operationName };
    const operation: Operation = { ...message, prepared, type, startedAt };
    return { schema, document, operationName, contextValue: operation, rootValue: undefined };
  }

  private refused({ session, id, payload }: Message, context: RequestContext): void {
    session.finish(id, payload);
    this.deps.metrics?.operation({ type: 'unknown', outcome: 'refused' });
    context.log.info({ outcome: 'refused' }, 'websocket operation');
  }

  /** Notes a result, or that a subscription has been opened. */
  private answered({ prepared, type, startedAt }: Operation, result: object): void {
    const outcome = 'errors' in result ? 'error' : 'ok';
    this.deps.metrics?.operation({ type, outcome });
    prepared.context.log.info({ type, outcome, durationMs: performance.now() - startedAt }, 'websocket operation');
  }

  /** The context in the present of the caller's organization, with nothing remembered. */
  private async atPresent(context: RequestContext): Promise<RequestContext> {
    if (context.viewer.kind === 'anonymous') return freshContext(context);
    const viewer = await this.deps.authenticator.renewed(context.viewer);
    return createContext({ ...this.deps.parts, log: context.log }, { ...context, viewer });
  }

  /** The same for one event of a subscription, which does not end because the present cannot be found out. */
  private contextOfEvent(context: RequestContext): Promise<RequestContext> {
    return this.atPresent(context).catch((error: unknown) => {
      context.log.warn({ err: error }, 'the clock of the organization cannot be read yet');
      return freshContext(context);
    });
  }

  private contextOf({ session, payload }: Message): RequestContext {
    const requestId = randomUUID();
    const { viewer } = session;
    const caller =
      viewer.kind === 'anonymous' ? {} : { organizationId: viewer.organizationId, principal: viewer.principal };
    const log = this.deps.parts.log.child({ requestId, ...caller, operation: payload.operationName ?? undefined });
    return createContext({ ...this.deps.parts, log }, { viewer, requestId, dialect: 'graphql' });
  }
}

/** Whether it tells where in the log it stands, so that others can go on with it. */
function followsLog(source: AsyncIterable<unknown>): source is FollowedEvents {
  return 'position' in source && typeof source.position === 'bigint';
}
