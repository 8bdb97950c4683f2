import { PrismaPg } from '@prisma/adapter-pg';
import type { PoolClient, QueryResultRow } from 'pg';
import type { OnPayload, Unlisten } from './channels';
import { openEmbedded } from './embedded';
import { PrismaClient } from './generated/client';
import type { Log } from './log';
import type { SturdyPool } from './pool';
import { openPostgres } from './postgres';
import { guardRoot, refuseInsideTransaction } from './root-guard';

/** Rows of a statement in plain SQL. */
export interface Rows<R> {
  readonly rows: R[];
}

/** Sends one statement; without values the text may hold several. */
export type Query = <R extends QueryResultRow = Record<string, unknown>>(
  text: string,
  values?: unknown[],
) => Promise<Rows<R>>;

/** The database of one process, embedded or on a server. */
export interface Database {
  /** The root client. Inside a transaction it refuses to work: only the transaction's own client may be used there. */
  readonly prisma: PrismaClient;
  /** True for the database inside this process, which has a single session. */
  readonly embedded: boolean;
  readonly query: Query;
  /** Lends one connection to a piece of work that needs the same session throughout. */
  session<T>(work: (query: Query) => Promise<T>): Promise<T>;
  /** Calls back for each notification of the channel, and with null when some may have been missed. */
  listen(channel: string, onPayload: OnPayload): Promise<Unlisten>;
  /** Notifies all processes on the database. The payload must be shorter than 8000 bytes. */
  notify(channel: string, payload: string): Promise<void>;
  /** Resolves when the database answers. */
  ping(): Promise<void>;
  /** SQL statements sent so far, BEGIN and COMMIT included. */
  statements(): number;
  /** The connections that are open, those of them that are free, and how many callers wait for one. */
  connections(): { readonly total: number; readonly idle: number; readonly waiting: number };
  close(): Promise<void>;
}

/** What the two kinds of database differ in. */
export interface DatabaseSource {
  readonly pool: SturdyPool;
  readonly embedded: boolean;
  listen(channel: string, onPayload: OnPayload): Promise<Unlisten>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** Where the embedded database lives; used when there is no databaseUrl. */
  readonly dataDir?: string;
  readonly databaseUrl?: string;
  readonly poolSize?: number;
  readonly log: Log;
}

const DEFAULT_POOL_SIZE = 10;

/** Opens the database that the options name: a PostgreSQL server, or the one embedded in this process. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { dataDir = './.data', databaseUrl, poolSize = DEFAULT_POOL_SIZE, log } = options;
  return toDatabase(databaseUrl ? openPostgres({ databaseUrl, poolSize, log }) : await openEmbedded(dataDir, log));
}

/** Puts the Prisma client and the plain SQL doors before a source. */
export function toDatabase(source: DatabaseSource): Database {
  const { pool, embedded } = source;
  const client = new PrismaClient({ adapter: new PrismaPg(pool), errorFormat: 'minimal' });
  const query = rootQuery(pool);
  let closed: Promise<void> | undefined;
  return {
    prisma: guardRoot(client),
    embedded,
    query,
    session: (work) => inSession(pool, work),
    listen: (channel, onPayload) => source.listen(channel, onPayload),
    notify: async (channel, payload) => {
      await query('SELECT pg_notify($1, $2)', [channel, payload]);
    },
    ping: async () => {
      await query('SELECT 1');
    },
    statements: () => pool.statements(),
    connections: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    close: () => (closed ??= client.$disconnect().then(() => source.close())),
  };
}

function rootQuery(pool: SturdyPool): Query {
  return async <R extends QueryResultRow>(text: string, values?: unknown[]) => {
    refuseInsideTransaction();
    return (await pool.query(text, values)) as Rows<R>;
  };
}

async function inSession<T>(pool: SturdyPool, work: (query: Query) => Promise<T>): Promise<T> {
  refuseInsideTransaction();
  const connection: PoolClient = await pool.connect();
  let sound = false;
  try {
    const result = await work((text, values) => connection.query(text, values));
    sound = true;
    return result;
  } finally {
    connection.release(!sound);
  }
}
