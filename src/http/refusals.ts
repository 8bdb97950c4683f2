import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { failureOf } from '../graphql/errors';
import { Failure, type FailureCode } from '../shared/failure';

const STATUS: Partial<Record<FailureCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  RATE_LIMITED: 429,
  UNAVAILABLE: 503,
  INTERNAL: 500,
};

const MESSAGES: Readonly<Record<number, readonly [FailureCode, string]>> = {
  413: ['LIMIT_EXCEEDED', 'The body is too large.'],
  415: ['BAD_USER_INPUT', 'Send a JSON body, uncompressed, with the content type application/json.'],
};

/** A refusal with the HTTP status and headers that go with it. */
export interface Refusal {
  readonly status: number;
  readonly failure: Failure;
  readonly headers: Readonly<Record<string, string>>;
}

/** What an error of the server or of a handler means to the caller. A fault is masked. */
export function toRefusal(error: unknown): Refusal {
  const { statusCode } = (error ?? {}) as Partial<FastifyError>;
  const ofRequest = statusCode !== undefined && statusCode >= 400 && statusCode < 500;
  const failure =
    failureOf(error) ??
    (ofRequest ? requestFailure(statusCode) : new Failure('INTERNAL', 'Something went wrong on our side.'));
  const status = ofRequest ? statusCode : (STATUS[failure.code] ?? 400);
  const { retryAfterSeconds } = failure;
  return {
    status,
    failure,
    headers: {
      ...(retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) }),
      ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
    },
  };
}

function requestFailure(status: number): Failure {
  const [code, message] = MESSAGES[status] ?? ['BAD_USER_INPUT', 'The request could not be read.'];
  return new Failure(code, message);
}

/** Answers in the gateway's own form where no front has one of its own: unknown addresses, and faults of the server. */
export function installRefusals(server: FastifyInstance, log: Logger): void {
  const send = (request: FastifyRequest, reply: FastifyReply, refusal: Refusal) =>
    reply
      .code(refusal.status)
      .headers({ ...refusal.headers })
      .send({ error: { code: refusal.failure.code, message: refusal.failure.message, requestId: request.id } });
  server.setErrorHandler((error, request, reply) => {
    const refusal = toRefusal(error);
    if (refusal.failure.code === 'INTERNAL') log.error({ err: error, requestId: request.id }, 'fault');
    return send(request, reply, refusal);
  });
  server.setNotFoundHandler((request, reply) =>
    send(request, reply, toRefusal(new Failure('NOT_FOUND', 'There is nothing at this address.'))),
  );
}
