import type { MessageTransport } from './message-transport';

/** Where mails stay without a mail server: `outboxMessages` shows them as they would have arrived. */
export const outboxTransport: MessageTransport = {
  send: async () => ({ kind: 'done', outcome: { status: 'SENT', transport: 'OUTBOX' } }),
  close: () => undefined,
};
