import { badInput } from '../shared/failure';
import { type Id, parseUlid, toUlid } from '../shared/id';

/** Where something stands in the event log. */
export interface LogPlace {
  readonly organizationId: Id;
  readonly position: bigint;
}

const SHAPE = /^event:([0-9A-Z]{26}):([1-9][0-9]{0,17})$/;

/** The opaque cursor of an event: whoever gives it back gets all that came behind it. */
export function eventCursor(place: LogPlace): string {
  return Buffer.from(`event:${toUlid(place.organizationId)}:${place.position}`, 'latin1').toString('base64url');
}

/** The position that a cursor names. One of another organization is refused exactly as one that was never given out. */
export function eventPosition(cursor: string, organizationId: Id): bigint {
  const [, ulid, position] = SHAPE.exec(Buffer.from(cursor, 'base64url').toString('latin1')) ?? [];
  const known = ulid !== undefined && position !== undefined && parseUlid(ulid) === organizationId;
  if (!known || eventCursor({ organizationId, position: BigInt(position) }) !== cursor)
    throw badInput('since', 'This is not a cursor of a change.');
  return BigInt(position);
}
