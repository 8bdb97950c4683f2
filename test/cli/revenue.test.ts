import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runIn } from '../support/terminal';

// A database is made from nothing.
jest.setTimeout(180_000);

const dataDir = mkdtempSync(join(tmpdir(), 'gateway-revenue-'));
const here = { DATA_DIR: dataDir, DATABASE_URL: '' };
const revenue = (...words: string[]) => runIn(here, 'revenue', ...words, '--organization', 'news');

beforeAll(() => runIn(here, 'organization', 'create', 'news', '--title', 'News'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

test('costs are set by the month, as a decimal amount', async () => {
  const { code, stdout } = await revenue('cost', '2026-01', '1250.5', '--json');
  expect([code, JSON.parse(stdout)]).toEqual([0, { month: '2026-01', amountMinor: 125_050, currency: 'USD' }]);
  expect((await revenue('cost', '2026-01', '900')).stdout).toBe('900 USD were spent in 2026-01.\n');
});

test('rates are set from a day on', async () => {
  const { code, stdout } = await revenue('rate', 'eur', '2026-01-31', '1.0842', '--json');
  const rate = { currency: 'EUR', quoteCurrency: 'USD', day: '2026-01-31', rate: '1.0842' };
  expect([code, JSON.parse(stdout)]).toEqual([0, rate]);
});

test('all can be worked out anew', async () => {
  const { code, stdout } = await revenue('rebuild', '--json');
  expect([code, JSON.parse(stdout)]).toEqual([0, { organization: 'news', events: expect.any(Number) }]);
});

test.each([
  [['cost', '2026-13', '1'], 'not a day of the calendar'],
  [['cost', '2026-01', '1.005'], 'USD can express'],
  [['rate', 'USD', '2026-01-31', '1'], 'own'],
  [['rate', 'EUR', '2026-02-30', '1'], 'not a day of the calendar'],
  [['rate', 'EUR', '2026-02-01', '0'], 'positive'],
])('%j is refused', async (words, hint) => {
  const { code, stderr } = await revenue(...words);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^error: [^\n]+\n$/);
  expect(stderr).toContain(hint);
});
