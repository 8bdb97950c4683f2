import pino from 'pino';
import { startMessages } from '../../src/jobs/messages';
import type { MessageDispatcher } from '../../src/modules/messages/message-dispatcher';
import type { Handover, HandoverResult, MessageTransport } from '../../src/modules/messages/message-transport';
import type { Messaging } from '../../src/shared/messaging';
import { eventHub, type TestOrganization } from './context';
import { testDatabase } from './database';

export const MESSAGING: Messaging = {
  origin: 'https://members.example.com',
  smtpUrl: undefined,
  mailFrom: 'news@example.com',
  smtpConnections: 1,
  vapid: undefined,
  vapidSubject: undefined,
};

/** A way on which nothing leaves: it keeps what is handed over, and answers as the test says. */
export class RecordingTransport implements MessageTransport {
  readonly handed: Handover[] = [];
  answer: (handover: Handover) => HandoverResult = () => ({
    kind: 'done',
    outcome: { status: 'SENT', transport: 'OUTBOX' },
  });

  async send(_context: unknown, handover: Handover): Promise<HandoverResult> {
    this.handed.push(handover);
    return this.answer(handover);
  }

  close(): void {
    // Nothing is kept open.
  }

  get addresses(): (string | null)[] {
    return this.handed.map(({ message }) => message.to).sort();
  }
}

const running: MessageDispatcher[] = [];

afterEach(async () => {
  for (const dispatcher of running.splice(0)) await dispatcher.stop();
  // The next test is not to send what this one has left.
  const { prisma } = await testDatabase();
  await prisma.mailing.updateMany({ data: { status: 'DONE' } });
  await prisma.campaign.updateMany({ where: { status: 'SCHEDULED' }, data: { status: 'CANCELED' } });
});

type Settings = Parameters<typeof startMessages>[1] & {
  readonly messaging?: Partial<Messaging>;
  readonly isDemoOrganization?: (id: string) => boolean;
};

/** Starts to send on a test's clock; stops with the test. Looks for work only when it is told to. */
export async function sendMessages(
  organization: TestOrganization,
  settings: Settings = {},
): Promise<MessageDispatcher> {
  const { messaging, isDemoOrganization = () => false, ...others } = settings;
  const { database, clock } = organization;
  const parts = {
    ...{
      db: database.prisma,
      clock,
      log: pino({ level: 'silent' }),
      announce: () => undefined,
      events: eventHub(database),
    },
    ...{ isDemoOrganization, webhookAllowPrivate: true, messaging: { ...MESSAGING, ...messaging } },
  };
  const dispatcher = await startMessages(parts, { pollMs: 3_600_000, ...others });
  running.push(dispatcher);
  return dispatcher;
}

/** Sends by recording transports, until nothing is left that is due. */
export async function recordMessages(organization: TestOrganization, settings: Settings = {}) {
  const email = new RecordingTransport();
  const push = new RecordingTransport();
  const dispatcher = await sendMessages(organization, { transports: { EMAIL: email, PUSH: push }, ...settings });
  return { email, push, dispatcher };
}

/** Lets all that waits for another attempt, or for a claim to run out, be due now. */
export async function makeMessagesDue({ database, id }: TestOrganization): Promise<void> {
  await database.query("UPDATE messages SET due_at = now() WHERE organization_id = $1 AND status = 'PENDING'", [id]);
}
