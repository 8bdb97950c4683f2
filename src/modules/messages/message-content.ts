import type { Messaging } from '../../shared/messaging';
import type { MailingRow } from './mailing.repository';
import { linksOf } from './message-body';
import { mailHtml } from './message-html';
import type { LinkedMessage, MessageLinks } from './message-links';

/** What a mailing says. */
export type MailingContent = Pick<
  MailingRow,
  'organizationId' | 'kind' | 'subject' | 'body' | 'cta' | 'ctaUrl' | 'code'
>;

/** What is needed to make messages of a mailing. */
export interface MessageMaker {
  readonly messaging: Messaging;
  readonly links: MessageLinks;
  readonly content: MailingContent;
  /** What the organization is called. */
  readonly title: string;
}

/** To whom one message goes. */
export interface Recipient extends LinkedMessage {
  readonly email: string | null;
  readonly channel: 'EMAIL' | 'PUSH';
}

/** A message as the member gets it. */
export interface MadeMessage {
  readonly messageId: string;
  readonly to: string | null;
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  readonly unsubscribeUrl: string;
}

/** A push must not be larger than 4 kB, all languages of the world included. */
const PUSHED_CHARACTERS = 600;

/** The message that one member gets. The same mailing and recipient give the same one. */
export function makeMessage(maker: MessageMaker, recipient: Recipient): MadeMessage {
  const { messaging, links, content } = maker;
  const { channel, email, id } = recipient;
  const unsubscribeUrl = `${messaging.origin}/unsubscribe?m=${links.token('unsubscribe', recipient)}`;
  const base = {
    messageId: `<${id}@${senderHost(messaging)}>`,
    subject: content.subject,
    unsubscribeUrl,
  };
  if (channel === 'PUSH') return { ...base, to: null, text: pushText(content.body), html: null };
  return {
    ...base,
    to: email,
    text: mailText(maker, unsubscribeUrl),
    html: mailHtml(maker, { links: urlsOf(maker, recipient), unsubscribeUrl }),
  };
}

/** Where each address of the content is reached by way of the gateway, and where it hears that the mail was opened. */
function urlsOf({ messaging: { origin }, links, content }: MessageMaker, recipient: Recipient) {
  const token = links.token('click', recipient);
  const numbered = linksOf(content).map((url, index) => [url, `${origin}/m/${token}/${index}`] as const);
  return { open: `${origin}/m/${links.token('open', recipient)}.gif`, followed: new Map(numbered) };
}

/** The sender's address. */
export function senderAddress({ mailFrom, origin }: Messaging): string {
  return mailFrom ?? `no-reply@${mailHost(origin)}`;
}

function senderHost(messaging: Messaging): string {
  const address = senderAddress(messaging);
  return address.slice(address.lastIndexOf('@') + 1);
}

/** A host in an address; one that is a number stands in brackets there. */
function mailHost(origin: string): string {
  const { hostname } = new URL(origin);
  if (hostname.startsWith('[')) return `[IPv6:${hostname.slice(1, -1)}]`;
  return /^[\d.]+$/.test(hostname) ? `[${hostname}]` : hostname;
}

function mailText({ content, title }: MessageMaker, unsubscribeUrl: string): string {
  const { body, cta, ctaUrl, code } = content;
  const paragraphs = [
    body.trim(),
    [cta, ctaUrl].filter(Boolean).join('\n'),
    code ? `Your code: ${code}` : '',
    `--\nYou get this because you are a member of ${title}.\nUnsubscribe: ${unsubscribeUrl}`,
  ];
  return `${paragraphs.filter((paragraph) => paragraph !== '').join('\n\n')}\n`;
}

function pushText(body: string): string {
  const text = [...body.trim()];
  return text.length <= PUSHED_CHARACTERS ? text.join('') : `${text.slice(0, PUSHED_CHARACTERS - 1).join('')}…`;
}
