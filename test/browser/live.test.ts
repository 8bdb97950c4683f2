import type { WebSocketRoute } from 'playwright-core';
import { systemViewer } from '../../src/auth/system-viewer';
import { createContext } from '../../src/context';
import { inTransaction } from '../../src/database/transaction';
import { recordEvent } from '../../src/events/record';
import { insertAlert } from '../../src/modules/alerts/alert.repository';
import { newId } from '../../src/shared/id';
import type { TestGateway } from '../support/gateway';
import { openConsole, startDemoGateway } from './browser';

const SOON_MS = 2_000;

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startDemoGateway();
}, 120_000);

/** Lets an alert open in the demo's first organization. */
async function openAlert(summary: string): Promise<void> {
  const { prisma } = gateway.database;
  const organization = await prisma.organization.findUniqueOrThrow({ where: { slug: 'demo' } });
  const creator = await prisma.creator.findFirstOrThrow({
    where: { organizationId: organization.id, isDefault: true },
  });
  const caller = { viewer: systemViewer(organization), requestId: 'test', dialect: 'system' } as const;
  const context = createContext(gateway.parts, caller);
  const now = context.clock.now();
  const { id: creatorId, organizationId } = creator;
  await inTransaction(context, async (transaction) => {
    const alert = await insertAlert(transaction.db, {
      ...{ organizationId, id: newId(now), creatorId, metric: 'COMMENT', direction: 'RISE', severity: 'CRITICAL' },
      ...{ score: 0.7, surprise: 11, alarmAt: now, firstBucketAt: now, lastBucketAt: now, hours: 1, seen: 20 },
      ...{ expectedLow: 0, expectedMean: 2, expectedHigh: 6, views: {}, drivers: [], summary },
      ...{ openedAt: now, updatedAt: now, notifyAt: now, notifiedAt: now },
    });
    recordEvent(transaction, { type: 'engagement_alert.opened', subjectId: alert.id, creatorId, data: alert });
  });
}

it('shows an alert within two seconds, and counts it on the other pages', async () => {
  const { page, open, troubles } = await openConsole(gateway.url);
  await open('live');
  await page.getByText('Live', { exact: true }).last().waitFor();
  await page.locator('.link-live').waitFor();
  await openAlert('Twenty comments at once.');
  await page.getByText('Twenty comments at once.').waitFor({ timeout: SOON_MS });
  await open('tiers');
  await openAlert('And twenty more.');
  await page.getByText('1 new alerts').waitFor({ timeout: SOON_MS });
  expect(troubles).toEqual([]);
});

it('loses nothing while the connection is away', async () => {
  const { page, open } = await openConsole(gateway.url);
  let away = false;
  const sockets = new Set<WebSocketRoute>();
  await page.routeWebSocket(/graphql/, (socket) => {
    if (away) void socket.close({ code: 1001 });
    else sockets.add(socket.connectToServer()).add(socket);
  });
  await page.reload();
  await open('live');
  await page.locator('.link-live').waitFor();
  await openAlert('Before the break.');
  await page.getByText('Before the break.').waitFor();
  away = true;
  for (const socket of sockets) await socket.close({ code: 1001 });
  await page.locator('.link-offline, .link-connecting').waitFor();
  await openAlert('During the break.');
  away = false;
  await page.getByText('During the break.').waitFor();
  expect(await page.getByText('Before the break.').count()).toBe(1);
});

it('takes feedback', async () => {
  const { page, open } = await openConsole(gateway.url);
  await openAlert('Was this of any use?');
  await open('live');
  const item = page.locator('.alert', { hasText: 'Was this of any use?' });
  await item.getByRole('button', { name: 'Yes' }).click();
  await item.locator('.button-primary', { hasText: 'Yes' }).waitFor();
});
