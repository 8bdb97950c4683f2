import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { startTestGateway, type TestGateway } from '../support/gateway';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser | undefined;

afterAll(() => browser?.close());

/** A gateway with the demo's data. */
export function startDemoGateway(): Promise<TestGateway> {
  return startTestGateway({ demo: true, dataDir: mkdtempSync(join(tmpdir(), 'gateway-browser-')) });
}

/** A page of the console, and what went wrong in it. */
export interface ConsolePage {
  readonly page: Page;
  /** Errors and warnings of the page, violations of its policy, and requests to anywhere else. */
  readonly troubles: string[];
  /** Goes to a page of the console and waits until nothing more is loaded. */
  open(place: string): Promise<void>;
  /** What axe finds, of serious impact or worse. */
  barriers(): Promise<string[]>;
}

/** Opens the console, signed in to the demo's first organization. */
export async function openConsole(url: string, options: BrowserContextOptions = {}): Promise<ConsolePage> {
  const context = await (await startBrowser()).newContext({ locale: 'en-US', ...options });
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) troubles.push(message.text());
  });
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith('data:'))
      troubles.push(`request: ${request.url()}`);
  });
  await page.goto(url);
  await page.getByRole('button', { name: 'Open Demo Publication' }).click();
  await page.getByRole('navigation', { name: 'Pages' }).waitFor();
  return {
    page,
    troubles,
    open: async (place) => {
      await page.goto(`${url}/#/${place}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
    },
    barriers: () => barriersOf(page),
  };
}

async function startBrowser(): Promise<Browser> {
  const executablePath = String((globalThis as { testChromium?: string }).testChromium);
  browser ??= await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  return browser;
}

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

/** The policy of the page lets no script in: axe comes by the debugger, which it does not bind. */
async function barriersOf(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const run = '(async () => JSON.stringify(await axe.run()))()';
  const { violations } = JSON.parse(await page.evaluate<string>(run)) as AxeResult;
  return violations
    .filter(({ impact }) => ['serious', 'critical'].includes(impact))
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}
