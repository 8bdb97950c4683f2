import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { toGlobalId } from '../../src/schema/global-id';
import type { TestGateway } from '../support/gateway';
import { type ConsolePage, openConsole, startDemoGateway } from './browser';

const PAGES = [
  ...['overview', 'live', 'members', 'revenue', 'tiers', 'tips', 'campaigns', 'community', 'webhooks', 'keys', 'audit'],
];
const BUNDLE = join(__dirname, '../../dist/console');
const MOST_SCRIPT_BYTES = 250_000;

let gateway: TestGateway;
let console_: ConsolePage;

beforeAll(async () => {
  gateway = await startDemoGateway();
  console_ = await openConsole(gateway.url);
}, 120_000);

/** The id of the demo's newest row of a table, as the graph has it. */
async function newest(type: string, table: string): Promise<string> {
  const sql = `SELECT t.id FROM ${table} t JOIN organizations o ON o.id = t.organization_id WHERE o.slug = 'demo' ORDER BY t.id DESC LIMIT 1`;
  const { rows } = await gateway.database.query(sql);
  return toGlobalId(type, String(rows[0]?.['id']));
}

describe('every page', () => {
  it.each(PAGES)('%s opens without trouble, and nothing bars the way', async (name) => {
    await console_.open(name);
    expect(await console_.page.getByRole('alert').count()).toBe(0);
    expect(await console_.barriers()).toEqual([]);
    expect(console_.troubles).toEqual([]);
  });

  it('one member, in the four dialects side by side', async () => {
    await console_.open(`members/${await newest('Member', 'members')}`);
    const answers = console_.page.locator('.dialect pre');
    expect(await answers.count()).toBe(4);
    for (const text of await answers.allTextContents()) expect(JSON.parse(text)).toEqual(expect.any(Object));
    expect(await console_.barriers()).toEqual([]);
  });

  it('one endpoint', async () => {
    await console_.open(`webhooks/${await newest('WebhookEndpoint', 'webhook_endpoints')}`);
    await console_.page.getByRole('heading', { name: 'Deliveries' }).waitFor();
    expect(await console_.barriers()).toEqual([]);
    expect(console_.troubles).toEqual([]);
  });

  it.each([
    ['dark', { colorScheme: 'dark' as const }],
    ['on a phone', { viewport: { width: 390, height: 800 } }],
  ])('can be read %s', async (_how, options) => {
    const other = await openConsole(gateway.url, options);
    for (const name of PAGES) {
      await other.open(name);
      expect(await other.barriers()).toEqual([]);
      const wide = await other.page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth');
      expect([name, wide]).toEqual([name, false]);
    }
    expect(other.troubles).toEqual([]);
    await other.page.context().close();
  });
});

it('is used by keyboard alone: skip link, pages, a search', async () => {
  const { page, open } = console_;
  await open('overview');
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to content');
  await page.getByRole('link', { name: 'Members', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Members', level: 1 }).waitFor();
  expect(await page.evaluate('document.activeElement.id')).toBe('main');
  await page.getByRole('searchbox').focus();
  await page.keyboard.type('zzzz nobody');
  await page.getByText('Nobody matches.').waitFor();
  expect(page.url()).toContain('search=zzzz');
});

it('is small enough: less than 250 kB of script, compressed', () => {
  const scripts = readdirSync(BUNDLE).filter((name) => name.endsWith('.js'));
  const bytes = scripts.map((name) => gzipSync(readFileSync(join(BUNDLE, name)), { level: 9 }).length);
  expect(scripts.length).toBeGreaterThan(0);
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(MOST_SCRIPT_BYTES);
});

it('refuses a wrong token in words', async () => {
  const { page, open } = console_;
  await open('overview');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByLabel('Token').fill('wrong');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('alert').getByText('The token is not valid').waitFor();
  await page.getByRole('button', { name: 'Open Demo Two' }).click();
  await page.getByRole('heading', { name: 'Demo Two' }).waitFor();
});
