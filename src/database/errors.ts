import { isNativeError } from 'node:util/types';
import { Failure } from '../shared/failure';

/** Prisma's codes for a database that cannot be reached, or cannot take the request now. */
const UNREACHABLE_PRISMA = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2037']);

const UNREACHABLE_SOCKET = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN']);

/** SQLSTATE: connection exceptions, insufficient resources, shutting down, starting up, waiting too long, idle too long. */
const UNREACHABLE_STATE = /^(08...|53...|57014|57P0[1-5]|55P03|25P03)$/;

const UNREACHABLE_KIND = new Set(['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections']);

/** The driver has no codes for these. */
const UNREACHABLE_MESSAGE =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|Client has encountered a connection error|Client was closed|Cannot use a pool after calling end|Unable to start a transaction)|is not currently accepting connections$/;

const UNIQUE_VIOLATION = '23505';
const FOREIGN_KEY_VIOLATION = '23503';
/** Characters and instants that PostgreSQL cannot hold, such as NUL. */
const UNSTORABLE = new Set(['22021', '22P05', '22007', '22008']);
const MISSING_ROW = new Set(['P2025', 'P2001', 'P2015', 'P2018']);
const COLLISION = new Set(['40001', '40P01']);

/** What is known of an error, whichever of Prisma, its adapter or the driver made it. */
interface DatabaseErrorFacts {
  readonly prismaCode?: string;
  readonly sqlState?: string;
  readonly kind?: string;
  readonly message: string;
  readonly constraint?: string;
}

/** True for a deadlock or a serialization failure: the same work may well succeed when run again. */
export function isTransient(error: unknown): boolean {
  if (error instanceof Failure) return isTransient(error.cause);
  const { prismaCode, sqlState } = factsOf(error);
  return prismaCode === 'P2034' || COLLISION.has(sqlState ?? '');
}

/**
 * The name of the unique index or constraint that an error, or the failure made from it, reports as violated. It is
 * the name in the database, so it also tells apart partial indexes over the same columns.
 */
export function violatedConstraint(error: unknown): string | undefined {
  if (error instanceof Failure) return violatedConstraint(error.cause);
  const facts = factsOf(error);
  return isUniqueViolation(facts) ? facts.constraint : undefined;
}

/** Turns the database errors that a caller can act on into failures; all others stay the faults they are. */
export function translateDatabaseError(error: unknown): unknown {
  if (!isNativeError(error) || error instanceof Failure) return error;
  const facts = factsOf(error);
  if (isUniqueViolation(facts)) return new Failure('CONFLICT', 'Something with these values exists.', { cause: error });
  if (facts.prismaCode === 'P2003' || facts.sqlState === FOREIGN_KEY_VIOLATION)
    return new Failure('CONFLICT', 'Something that this refers to was removed at the same time.', { cause: error });
  if (UNSTORABLE.has(facts.sqlState ?? ''))
    return new Failure('BAD_USER_INPUT', 'A value has characters or an instant that cannot be stored.', {
      cause: error,
    });
  if (MISSING_ROW.has(facts.prismaCode ?? '')) return new Failure('NOT_FOUND', 'Not found.', { cause: error });
  if (isTransient(error)) {
    return new Failure('CONFLICT', 'Another change was made at the same time. Try again.', { cause: error });
  }
  if (isUnreachable(facts)) {
    return new Failure('UNAVAILABLE', 'The database is not available at the moment.', { cause: error });
  }
  return error;
}

/** Runs a read or a single statement with its errors translated. */
export async function guard<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw translateDatabaseError(error);
  }
}

function isUniqueViolation({ prismaCode, sqlState }: DatabaseErrorFacts): boolean {
  return prismaCode === 'P2002' || sqlState === UNIQUE_VIOLATION;
}

function isUnreachable({ prismaCode, sqlState, kind, message }: DatabaseErrorFacts): boolean {
  if (UNREACHABLE_PRISMA.has(prismaCode ?? '') || UNREACHABLE_KIND.has(kind ?? '')) return true;
  if (sqlState && (UNREACHABLE_SOCKET.has(sqlState) || UNREACHABLE_STATE.test(sqlState))) return true;
  return UNREACHABLE_MESSAGE.test(message);
}
/** The adapter's account of an error, within one of Prisma's or thrown as it is when a commit fails. */
interface AdapterCause {
  readonly kind?: string;
  readonly originalCode?: string;
  readonly originalMessage?: string;
  readonly constraint?: { readonly index?: string };
}

interface ErrorShape {
  readonly name?: string;
  readonly code?: unknown;
  readonly constraint?: unknown;
  readonly meta?: { readonly driverAdapterError?: { readonly cause?: AdapterCause } };
  readonly cause?: AdapterCause;
}

function factsOf(error: unknown): DatabaseErrorFacts {
  if (!isNativeError(error)) return { message: '' };
  const { name, code, constraint, meta, cause }: ErrorShape = error as ErrorShape;
  const adapter = meta?.driverAdapterError?.cause ?? (name === 'DriverAdapterError' ? cause : undefined);
  if (adapter || name?.startsWith('PrismaClient')) {
    return {
      message: adapter?.originalMessage ?? error.message,
      kind: adapter?.kind,
      prismaCode: text(code),
      sqlState: adapter?.originalCode,
      constraint: adapter?.constraint?.index,
    };
  }
  return { message: error.message, sqlState: text(code), constraint: text(constraint) };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
