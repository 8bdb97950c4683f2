import { createSourceEventStream, type ExecutionResult } from 'graphql';
import { freshContext, type RequestContext } from '../context';
import { maskError, maskResult } from './errors';
import { executeOperation, type PreparedOperation } from './execute';

/** What becomes of a subscription beside its payloads. */
export interface SubscriptionCourse {
  /** Called once, when an opened subscription is over for whatever reason. */
  readonly onEnd?: () => void;
  /** The context in which the next event is answered, made of that of the last one; nothing must be remembered in it. */
  readonly renew?: (context: RequestContext) => RequestContext | Promise<RequestContext>;
}

type Step = IteratorResult<ExecutionResult, undefined>;

/** Opens what a subscription follows: its events, not executed yet; or a result with errors when it cannot be opened. */
export async function openSource(operation: PreparedOperation): Promise<AsyncIterable<unknown> | ExecutionResult> {
  const { schema, document, context, variables, operationName } = operation;
  const source = await createSourceEventStream({
    schema,
    document,
    contextValue: context,
    variableValues: variables ?? {},
    operationName: operationName ?? null,
  });
  return Symbol.asyncIterator in source ? source : maskResult(source, context);
}

/**
 * The live half of the one door: the payloads of a subscription one after the other, each executed when it is asked for,
 * as a request of its own that remembers nothing.
 */
export function payloadsOf(
  operation: PreparedOperation,
  source: AsyncIterable<unknown>,
  course: SubscriptionCourse = {},
): AsyncIterableIterator<ExecutionResult> {
  return new Payloads(operation, { source, ...course });
}

/** Written out, since the end of a generator that waits for an event would have to wait for the event. */
class Payloads implements AsyncIterableIterator<ExecutionResult> {
  private readonly events: AsyncIterator<unknown>;
  private context: RequestContext;
  private ended = false;

  constructor(
    private readonly operation: PreparedOperation,
    private readonly stream: SubscriptionCourse & { readonly source: AsyncIterable<unknown> },
  ) {
    this.events = stream.source[Symbol.asyncIterator]();
    this.context = operation.context;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<Step> {
    const { operation } = this;
    const { renew = freshContext } = this.stream;
    try {
      const event = await this.events.next();
      if (event.done) return await this.return();
      this.context = await renew(this.context);
      const { context } = this;
      return { done: false, value: await executeOperation({ ...operation, context, rootValue: event.value }) };
    } catch (error) {
      await this.return();
      throw maskError(error, operation.context);
    }
  }

  async return(): Promise<Step> {
    if (!this.ended) {
      this.ended = true;
      this.stream.onEnd?.();
      await this.events.return?.();
    }
    return { done: true, value: undefined };
  }

  async throw(error: unknown): Promise<Step> {
    await this.return();
    throw error;
  }
}
