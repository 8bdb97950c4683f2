import { createHash } from 'node:crypto';
import { knownViewer, type RequestContext } from '../context';
import { badInput, Failure } from '../shared/failure';
import { freeze, thaw } from '../shared/freeze';
import { type Id, toPrefixed, toUlid } from '../shared/id';
import { isStorable } from '../shared/text';
import { emptyReplies, findReply, storeReply, tryTakeKey } from './idempotency.repository';

const KEPT_MS = 24 * 60 * 60 * 1000;
const MAX_LENGTH = 255;

/** A request that must have its effect once, however often it is sent. */
export interface OnceRequest {
  readonly key: string;
  /** What was asked for: another request under the same key is refused. */
  readonly request: unknown;
}

export interface OnceReply<T> {
  readonly reply: T;
  /** Whether the reply was given before and nothing was done now. */
  readonly replayed: boolean;
}

/**
 * Does the work once for a key. Key, effect and events share the transaction: either all are there or none. The first
 * answer is given again for 24 hours; another request under the key is IDEMPOTENCY_MISMATCH, and while the first one
 * runs a second is IDEMPOTENCY_IN_PROGRESS. Work that fails leaves no trace, so the key can be used again.
 *
 * Must be called inside a transaction, which the caller opens.
 */
export async function once<T>(
  context: RequestContext,
  { key, request }: OnceRequest,
  work: () => Promise<T>,
): Promise<OnceReply<T>> {
  // Broken characters would all be stored as the same one, and different keys would become one.
  if (key.length === 0 || key.length > MAX_LENGTH || !isStorable(key))
    throw badInput('idempotencyKey', 'An idempotency key has 1 to 255 characters, without NUL or broken Unicode.');
  const viewer = knownViewer(context);
  const name = { organizationId: viewer.organizationId, principal: viewer.principal, key };
  if (!(await tryTakeKey(context.db, name)))
    throw new Failure('IDEMPOTENCY_IN_PROGRESS', 'A request with this idempotency key is still running.', {
      retryAfterSeconds: 1,
    });
  const now = context.clock.now();
  const fingerprint = fingerprintOf(request);
  const stored = await findReply(context.db, name);
  if (stored && stored.expiresAt > now) {
    if (stored.fingerprint !== fingerprint)
      throw new Failure('IDEMPOTENCY_MISMATCH', 'This idempotency key was used for another request.');
    if (stored.reply.length === 0) throw new Failure('NOT_FOUND', 'What this idempotency key made has been erased.');
    return { reply: thaw(stored.reply) as T, replayed: true };
  }
  if (context.unit) context.unit.requestKey ??= JSON.stringify([viewer.principal, key]);
  const reply = await work();
  const expiresAt = new Date(now.getTime() + KEPT_MS);
  await storeReply(context.db, name, { fingerprint, reply: freeze(reply), createdAt: now, expiresAt });
  return { reply, replayed: false };
}

/** Forgets what was answered about something that is erased, in whichever way a front spells its id. */
export async function forgetRepliesAbout(context: RequestContext, id: Id): Promise<void> {
  const { organizationId } = knownViewer(context);
  const [, base58 = ''] = toPrefixed('', id).split('_');
  await emptyReplies(context.db, organizationId, [id, toUlid(id), base58]);
}

function fingerprintOf(request: unknown): string {
  return createHash('sha256').update(JSON.stringify(request, sortedKeys)).digest('hex');
}

/** The order of an object's keys does not make another request. */
function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
