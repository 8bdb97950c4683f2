import { gatewaySchema } from '../../src/graphql/schema';
import { startWebhooks } from '../../src/jobs/webhook-delivery';
import type { WebhookDispatcher } from '../../src/modules/webhooks/webhook-dispatcher';
import type { NewWebhook } from '../../src/modules/webhooks/webhook.service';
import { WebhookFormat } from '../../src/modules/webhooks/webhook.type';
import { makeMember } from '../builders/member';
import { makeWebhook } from '../builders/webhook';
import { contextFor, eventHub, makeOrganization, type TestOrganization } from './context';
import { testDatabase } from './database';
import pino from 'pino';
import { type Receiver, startReceiver } from './receiver';

export const HOUR = 3_600_000;

type Settings = Parameters<typeof startWebhooks>[2] & { readonly allowPrivate?: boolean };

const running: WebhookDispatcher[] = [];

afterEach(async () => {
  for (const dispatcher of running.splice(0)) await dispatcher.stop();
  // The next test's work is not to go to the receivers of this one.
  const { prisma } = await testDatabase();
  await prisma.webhookEndpoint.updateMany({ data: { status: 'DISABLED' } });
});

/** Starts to deliver on a test's clock; stops with the test. Looks for work only when it is told to. */
export async function deliver(organization: TestOrganization, settings: Settings = {}): Promise<WebhookDispatcher> {
  const { allowPrivate: webhookAllowPrivate = true, ...others } = settings;
  const { database, clock } = organization;
  const parts = {
    ...{
      db: database.prisma,
      clock,
      log: pino({ level: 'silent' }),
      announce: () => undefined,
      events: eventHub(database),
    },
    webhookAllowPrivate,
  };
  const dispatcher = startWebhooks(parts, await gatewaySchema(), { random: () => 0, pollMs: 3_600_000, ...others });
  running.push(dispatcher);
  return dispatcher;
}

/** An organization whose native endpoint is told of members by a receiver of the test's own. */
export async function webhookScene(values: Partial<NewWebhook> = {}) {
  const organization = await makeOrganization(await testDatabase());
  const receiver = await startReceiver();
  const endpoint = await makeWebhook(organization, {
    ...{ format: WebhookFormat.NATIVE, url: `${receiver.url}/hook`, events: ['member.created', 'member.updated'] },
    ...values,
  });
  return { organization, receiver, endpoint, context: contextFor({ organization }) };
}

/** What arrived, as the member's name in each message. */
export function namesIn({ received }: Receiver): unknown[] {
  return received.map(({ body }) => (body as { data: { member: { name: string } } }).data.member.name);
}

export { makeMember };
