import type { RequestContext } from '../../context';
import type { Id } from '../../shared/id';
import type { MailingContent, MadeMessage } from './message-content';
import type { MessageOutcome } from './message-queue.repository';

/** A message that is to be handed over. */
export interface Handover {
  readonly memberId: Id;
  readonly message: MadeMessage;
  readonly content: MailingContent;
  /** What the organization is called: the name of the sender. */
  readonly title: string;
}

/**
 * What is to become of the message. `again` is tried later, as long as there are attempts left; when nobody can be
 * reached at all, nothing further is sent on this way for a moment.
 */
export type HandoverResult =
  | { readonly kind: 'done'; readonly outcome: Omit<MessageOutcome, 'retryMs'> }
  | { readonly kind: 'again'; readonly error: string; readonly isUnreachable?: boolean };

/** A way on which messages leave the gateway. */
export interface MessageTransport {
  /** Hands a message over. Never fails: what goes wrong is an answer. The context is the gateway's own. */
  send(context: RequestContext, handover: Handover): Promise<HandoverResult>;
  /** Ends the connections that are kept for the next message. */
  close(): void;
}

/** The ways, by the channels of messages. */
export type MessageTransports = Readonly<Record<'EMAIL' | 'PUSH', MessageTransport>>;

const MAX_ERROR = 500;

/** What went wrong, in words that can be stored. */
export function wordsOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return [...text.replaceAll('\0', '')].slice(0, MAX_ERROR).join('').toWellFormed();
}
