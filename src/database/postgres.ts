import type { PoolConfig } from 'pg';
import { parseIntoClientConfig } from 'pg-connection-string';
import type { DatabaseSource } from './client';
import { Listener } from './listener';
import type { Log } from './log';
import { SturdyPool } from './pool';

const CONNECT_TIMEOUT_MS = 10_000;
const STATEMENT_TIMEOUT_MS = 10_000;
/** Longer than the server's own, so that it only acts when the server can no longer answer. */
const ABANDON_AFTER_MS = 35_000;
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 60_000;

const SESSION = [
  '-c TimeZone=UTC',
  '-c default_transaction_isolation=read\\ committed',
  `-c statement_timeout=${STATEMENT_TIMEOUT_MS}`,
  `-c idle_in_transaction_session_timeout=${IDLE_IN_TRANSACTION_TIMEOUT_MS}`,
].join(' ');

export interface PostgresOptions {
  readonly databaseUrl: string;
  readonly poolSize: number;
  readonly log: Log;
}

/** A PostgreSQL server, reached through a pool of connections and one more that listens. */
export function openPostgres(options: PostgresOptions): DatabaseSource {
  const connection = connectionOf(options.databaseUrl);
  const pool = new SturdyPool({ ...connection, max: options.poolSize }, options.log);
  const listener = new Listener({ ...connection, query_timeout: CONNECT_TIMEOUT_MS }, options.log);
  return {
    pool,
    embedded: false,
    listen: (channel, onPayload) => listener.listen(channel, onPayload),
    close: async () => {
      await listener.close();
      await pool.end();
    },
  };
}

function connectionOf(databaseUrl: string): PoolConfig {
  const parsed: PoolConfig = parseIntoClientConfig(databaseUrl);
  return {
    ...parsed,
    options: [SESSION, parsed.options].filter(Boolean).join(' '),
    application_name: parsed.application_name ?? 'audience-gateway',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: ABANDON_AFTER_MS,
    keepAlive: true,
  };
}
