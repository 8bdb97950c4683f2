import { isInDemo } from '../../context';
import type { MessageTransport } from './message-transport';

/** Where mails stay without a mail server: `outboxMessages` shows them as they would have arrived. */
export const outboxTransport: MessageTransport = {
  send: async () => ({ kind: 'done', outcome: { status: 'SENT', transport: 'OUTBOX' } }),
  close: () => undefined,
};

/** A way on which the mails of the demo's organizations do not go: those stay in the outbox. */
export function withoutDemo(transport: MessageTransport): MessageTransport {
  return {
    send: (context, handover) => (isInDemo(context) ? outboxTransport : transport).send(context, handover),
    close: () => transport.close(),
  };
}
