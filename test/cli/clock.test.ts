import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemViewer } from '../../src/auth/system-viewer';
import { createContext } from '../../src/context';
import { openDatabase } from '../../src/database/client';
import { inTransaction } from '../../src/database/transaction';
import { createMember } from '../../src/modules/members/member.service';
import { createSubscription } from '../../src/modules/subscriptions/subscription.service';
import { systemClock } from '../../src/shared/clock';
import { silentLog } from '../support/log';
import { runIn } from '../support/terminal';

// A database is made from nothing.
jest.setTimeout(180_000);

const DAY = 86_400_000;
const dataDir = mkdtempSync(join(tmpdir(), 'gateway-clock-'));
const gateway = (...words: string[]) => runIn({ DATA_DIR: dataDir, DATABASE_URL: '' }, ...words);
const advance = (...words: string[]) => gateway('clock', 'advance', '--organization', 'news', ...words);

afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

/** A member of the organization who pays by the month, from now on unless there is a trial. */
async function subscribe(values: { email?: string; trialDays?: number; paymentMethod?: string } = {}): Promise<void> {
  const { email = 'ada@example.com', trialDays = 0, paymentMethod } = values;
  const database = await openDatabase({ dataDir, log: silentLog });
  try {
    const { prisma } = database;
    const { id } = await prisma.organization.findUniqueOrThrow({ where: { slug: 'news' } });
    const price = await prisma.price.findFirstOrThrow({ where: { organizationId: id, interval: 'MONTH' } });
    const events = { follow: () => [], watch: () => () => undefined } as never;
    const parts = { db: prisma, clock: systemClock, log: silentLog as never, announce: () => undefined, events };
    const viewer = systemViewer({ id, clockOffsetMs: 0n });
    const context = createContext(parts, { viewer, requestId: 'test', dialect: 'system' });
    const member = await inTransaction(context, (transaction) => createMember(transaction, { email }));
    const terms = { tierId: price.tierId, priceId: price.id, complimentary: false, trialDays, paymentMethod };
    await inTransaction(context, (transaction) => createSubscription(transaction, { ...terms, memberId: member.id }));
  } finally {
    await database.close();
  }
}

describe('gateway clock advance', () => {
  it('moves the clock, and says how much was due until then', async () => {
    await gateway('organization', 'create', 'news', '--title', 'News', '--test');
    await subscribe();
    const first = await advance('--by', '70d', '--json');
    expect({ ...first, stdout: '' }).toEqual({ code: 0, stdout: '', stderr: '' });
    const { now, done, settled } = JSON.parse(first.stdout) as { now: string; done: number; settled: boolean };
    expect([done, settled]).toEqual([2, true]);
    expect(Math.round((Date.parse(now) - Date.now()) / DAY)).toBe(70);
    const to = new Date(Date.now() + 100 * DAY).toISOString();
    expect((await advance('--to', to)).stdout).toMatch(/^The clock of news shows [^\n]+ 1 things about [^\n]+\n$/);
    // Given again, it finds nothing left to do and does not move the clock back.
    expect(JSON.parse((await advance('--to', new Date().toISOString(), '--json')).stdout)).toMatchObject({ done: 0 });
  });

  it('says when something waits for the payment provider', async () => {
    await subscribe({ email: 'late@example.com', trialDays: 7, paymentMethod: 'pm_card_timeout' });
    const to = ['--to', new Date(Date.now() + 110 * DAY).toISOString()];
    expect((await advance(...to)).stdout).toMatch(/were due\.\nSomething still waits because [^\n]+\n$/);
    expect(JSON.parse((await advance(...to, '--json')).stdout)).toMatchObject({ settled: false });
  });

  it.each([
    [['--by', '30d', '--to', '2030-01-01T00:00:00Z'], 'Give one of --by and --to'],
    [[], 'Give one of --by and --to'],
    [['--by', '30'], 'such as 30d or 12h'],
    [['--by', '0d'], 'such as 30d or 12h'],
    [['--to', 'tomorrow'], '2026-01-15T10:30:00Z'],
  ])('refuses %j', async (words, hint) => {
    const { code, stderr } = await advance(...words);
    expect(code).toBe(1);
    expect(stderr).toContain(hint);
  });

  it('refuses an organization that is not for tests', async () => {
    await gateway('organization', 'create', 'real', '--title', 'Real');
    const { code, stderr } = await gateway('clock', 'advance', '--organization', 'real', '--by', '1d');
    expect(code).toBe(1);
    expect(stderr).toContain('Only the clock of a test organization');
  });
});
