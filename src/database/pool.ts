import { Client, DatabaseError, Pool, type PoolConfig, type QueryResult } from 'pg';
import type { Log } from './log';

/** Counts the statements sent on all connections of one database, BEGIN and COMMIT included. */
interface StatementCounter {
  count: number;
}

type AnyQuery = (...args: unknown[]) => Promise<QueryResult>;

/** What the driver says of a query it gave up on: the connection's state is unknown from then on. */
const ABANDONED = 'Query read timeout';

/** PostgreSQL answers the COMMIT of a failed transaction by rolling back, without an error. */
class SilentRollback extends Error {
  readonly code = '25P02';
  readonly severity = 'ERROR';
}

/** A connection class whose statements are counted, and whose commits say so when they did not happen. */
function countingClient(counter: StatementCounter): typeof Client {
  return class CountingClient extends Client {
    override query(...args: unknown[]): never {
      counter.count += 1;
      const answer: unknown = (super.query as AnyQuery).apply(this, args);
      return (answer instanceof Promise ? this.checked(answer, args[0]) : answer) as never;
    }

    private async checked(answer: Promise<QueryResult>, query: unknown): Promise<QueryResult> {
      const result = await answer.catch((error: unknown) => {
        if ((error as Error).message === ABANDONED) void this.end();
        throw error;
      });
      if (result.command !== 'ROLLBACK' || textOf(query) !== 'COMMIT') return result;
      throw new SilentRollback('The transaction was rolled back, because one of its statements had failed.');
    }
  };
}

function textOf(query: unknown): unknown {
  return typeof query === 'object' && query !== null && 'text' in query ? query.text : query;
}

/** True when the connection is as good after the error as before it. */
function isStatementError(error: unknown): boolean {
  return error instanceof DatabaseError && error.severity === 'ERROR';
}

/**
 * A pool that keeps a connection when only the statement failed, and survives the loss of any of its connections:
 * an error on one is logged, the connection is replaced, and the process goes on.
 */
export class SturdyPool extends Pool {
  private readonly counter: StatementCounter;

  constructor(config: PoolConfig, log: Log) {
    const counter = { count: 0 };
    super({ ...config, Client: countingClient(counter) });
    this.counter = counter;
    const onError = (error: Error) => log.warn({ err: error }, 'database connection lost');
    this.on('error', onError);
    this.on('connect', (client) => client.on('error', onError));
  }

  /** Statements sent so far. */
  statements(): number {
    return this.counter.count;
  }

  override query(...args: unknown[]): never {
    return this.queryOnce(args) as never;
  }

  private async queryOnce(args: unknown[]): Promise<QueryResult> {
    const client = await this.connect();
    try {
      const result = await (client.query as AnyQuery).apply(client, args);
      client.release();
      return result;
    } catch (error) {
      client.release(!isStatementError(error));
      throw error;
    }
  }
}
