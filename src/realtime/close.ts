import { CloseCode } from 'graphql-ws';

/** Why a socket is closed: a code that clients know, and a reason that says nothing about the inside. */
export interface Closing {
  readonly code: number;
  readonly reason: string;
}

export const GOING_AWAY: Closing = { code: 1001, reason: 'Going away' };
export const FORBIDDEN: Closing = { code: CloseCode.Forbidden, reason: 'Forbidden' };
export const BAD_MESSAGE: Closing = { code: CloseCode.BadRequest, reason: 'Invalid message received' };
export const TOO_MANY_SOCKETS: Closing = {
  code: CloseCode.TooManyInitialisationRequests,
  reason: 'Too many connections',
};
export const TOO_MANY_REQUESTS: Closing = {
  code: CloseCode.TooManyInitialisationRequests,
  reason: 'Too many requests',
};
/** Told to a client who reads too slowly; a code after which the usual clients connect again. */
export const TOO_SLOW: Closing = { code: 1013, reason: 'resume from cursor' };
export const FAULT: Closing = { code: CloseCode.InternalServerError, reason: 'Internal server error' };

/** Thrown while a message is handled, it closes the socket. */
export class SocketRefusal extends Error {
  constructor(readonly closing: Closing) {
    super(closing.reason);
  }
}
