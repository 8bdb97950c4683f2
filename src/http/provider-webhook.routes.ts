import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ContextParts } from '../context';
import { guard } from '../database/errors';
import { takeStripeEvent } from '../modules/stripe/stripe-event.service';
import { Failure } from '../shared/failure';

interface StripeAddress {
  readonly Params: { readonly organization?: string };
  readonly Body: Buffer;
}

const STATUS: Readonly<Partial<Record<Failure['code'], number>>> = { BAD_USER_INPUT: 400, NOT_FOUND: 404 };

/** Puts the addresses on the server at which payment providers tell what happened; their signature is the credential. */
export function mountProviderWebhooks(server: FastifyInstance, parts: ContextParts): void {
  void server.register(async (routes) => {
    // The signature is over the bytes.
    routes.removeAllContentTypeParsers();
    routes.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, bytes, done) => done(null, bytes));
    // All organizations may have one address together, or each one of its own.
    for (const address of ['/webhooks/stripe', '/webhooks/stripe/:organization'])
      routes.post<StripeAddress>(address, (request, reply) => take(parts, request, reply));
  });
}

async function take(
  parts: ContextParts,
  { id, params, body, headers }: FastifyRequest<StripeAddress>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const signature = headers['stripe-signature'];
  const delivery = {
    organization: params.organization,
    body: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
    signature: Array.isArray(signature) ? undefined : signature,
  };
  try {
    await guard(() => takeStripeEvent({ ...parts, log: parts.log.child({ requestId: id }) }, delivery));
    return await reply.send({ received: true });
  } catch (error) {
    const status = error instanceof Failure ? STATUS[error.code] : undefined;
    if (!status) throw error;
    return reply.code(status).send({ error: { message: (error as Failure).message } });
  }
}
