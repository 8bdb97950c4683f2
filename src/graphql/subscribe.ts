import { createSourceEventStream, type ExecutionResult } from 'graphql';
import { freshContext } from '../context';
import { maskError, maskResult } from './errors';
import { executeOperation, type PreparedOperation } from './execute';

type Step = IteratorResult<ExecutionResult, undefined>;

/**
 * Opens a subscription: the live half of the one door. Answers the payloads one after the other, each executed when it is
 * asked for, as a request of its own that remembers nothing; or a result with errors when it cannot be opened. `onEnd` is
 * called once, when an opened subscription is over for whatever reason.
 */
export async function subscribeOperation(
  operation: PreparedOperation,
  onEnd: () => void = () => undefined,
): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
  const { schema, document, context, variables, operationName } = operation;
  const source = await createSourceEventStream({
    schema,
    document,
    contextValue: context,
    variableValues: variables ?? {},
    operationName: operationName ?? null,
  });
  return Symbol.asyncIterator in source ? new Payloads(operation, { source, onEnd }) : maskResult(source, context);
}

/** Written out, since the end of a generator that waits for an event would have to wait for the event. */
class Payloads implements AsyncIterableIterator<ExecutionResult> {
  private readonly events: AsyncIterator<unknown>;
  private ended = false;

  constructor(
    private readonly operation: PreparedOperation,
    private readonly stream: { source: AsyncIterable<unknown>; onEnd: () => void },
  ) {
    this.events = stream.source[Symbol.asyncIterator]();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<Step> {
    const { operation } = this;
    try {
      const event = await this.events.next();
      if (event.done) return await this.return();
      const context = freshContext(operation.context);
      return { done: false, value: await executeOperation({ ...operation, context, rootValue: event.value }) };
    } catch (error) {
      await this.return();
      throw maskError(error, operation.context);
    }
  }

  async return(): Promise<Step> {
    if (!this.ended) {
      this.ended = true;
      this.stream.onEnd();
      await this.events.return?.();
    }
    return { done: true, value: undefined };
  }

  async throw(error: unknown): Promise<Step> {
    await this.return();
    throw error;
  }
}
