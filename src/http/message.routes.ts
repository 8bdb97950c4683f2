import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ContextParts } from '../context';
import { guard } from '../database/errors';
import { followLink, noteOpened } from '../modules/messages/message-tracking.service';
import { unsubscribe, type UnsubscribeLink, unsubscriptionOf } from '../modules/messages/unsubscribe.service';
import { confirmationPage, donePage, MESSAGE_PAGE_POLICY, unknownLinkPage } from './message.pages';

/** A picture of one point that is not seen. */
const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
const HTML = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': MESSAGE_PAGE_POLICY };

interface LinkAddress {
  readonly Params: { readonly token: string; readonly number: string };
}

/** Puts the addresses on the server to which links of messages lead: no credential is needed but the link itself. */
export function mountMessageLinks(server: FastifyInstance, { parts }: { readonly parts: ContextParts }): void {
  server.get<LinkAddress>('/m/:token', { exposeHeadRoute: false }, (request, reply) => open(parts, request, reply));
  server.get<LinkAddress>('/m/:token/:number', { exposeHeadRoute: false }, (request, reply) =>
    follow(parts, request, reply),
  );
  void server.register(async (pages) => {
    // What mail programs post is of no interest: the address says all.
    pages.removeAllContentTypeParsers();
    pages.addContentTypeParser('*', (_request, payload, done) => {
      payload.resume().on('end', () => done(null));
    });
    for (const url of ['/unsubscribe', '/unsubscribe/']) {
      pages.get(url, { exposeHeadRoute: false, config: { takesKey: true } }, (request, reply) =>
        ask(parts, request, reply),
      );
      pages.post(url, { config: { takesKey: true } }, (request, reply) => end(parts, request, reply));
    }
  });
}

/** A mail shows its picture whatever becomes of the count. */
async function open(parts: ContextParts, request: FastifyRequest<LinkAddress>, reply: FastifyReply) {
  const { token } = request.params;
  if (token.endsWith('.gif'))
    await noteOpened(parts, token.slice(0, -'.gif'.length)).catch((error: unknown) =>
      parts.log.warn({ err: error }, 'that a mail was opened could not be noted'),
    );
  // Mail programs show pictures of other origins.
  return reply.headers({ 'content-type': 'image/gif', 'cross-origin-resource-policy': 'cross-origin' }).send(PIXEL);
}

async function follow(parts: ContextParts, request: FastifyRequest<LinkAddress>, reply: FastifyReply) {
  const { token, number } = request.params;
  const url = /^\d{1,3}$/.test(number) ? await guard(() => followLink(parts, token, Number(number))) : undefined;
  if (url === undefined) return reply.code(404).headers(HTML).send(unknownLinkPage());
  return reply.redirect(url, 302);
}

async function ask(parts: ContextParts, request: FastifyRequest, reply: FastifyReply) {
  const found = await guard(() => unsubscriptionOf(parts, linkOf(request)));
  if (!found) return reply.code(404).headers(HTML).send(unknownLinkPage());
  return reply.headers(HTML).send(confirmationPage(found.sender, request.url));
}

async function end(parts: ContextParts, request: FastifyRequest, reply: FastifyReply) {
  const found = await guard(() => unsubscriptionOf(parts, linkOf(request)));
  if (!found) return reply.code(404).headers(HTML).send(unknownLinkPage());
  await unsubscribe(found);
  return reply.headers(HTML).send(donePage(found.sender));
}

function linkOf({ query }: FastifyRequest): UnsubscribeLink {
  const given = query as Record<string, unknown>;
  const text = (name: string) => (typeof given[name] === 'string' ? given[name] : undefined);
  return { token: text('m'), uuid: text('uuid'), key: text('key'), newsletter: text('newsletter') };
}
