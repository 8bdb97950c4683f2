/** What the log line of a request says about it, gathered on its way through the gateway. */
export interface RequestNotes {
  organizationId?: string;
  principal?: string;
  dialect?: string;
  /** The operation's name or, for a REST endpoint, its method and path. */
  operation?: string;
  /** Whether the answer was given before, for the same idempotency key. */
  replayed?: boolean;
}

const notes = new WeakMap<object, RequestNotes>();

/** The notes about a request, or about whatever stands for it. */
export function notesOf(request: object): RequestNotes {
  let found = notes.get(request);
  if (!found) notes.set(request, (found = {}));
  return found;
}

/** Lets two objects stand for the same request. */
export function shareNotes(request: object, other: object): void {
  notes.set(other, notesOf(request));
}

/** Notes who is calling. */
export function noteCaller(
  request: object,
  caller: { readonly organizationId: string; readonly principal: string },
): void {
  const { organizationId, principal } = caller;
  Object.assign(notesOf(request), { organizationId, principal });
}
