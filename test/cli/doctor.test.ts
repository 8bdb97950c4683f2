import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { judgeSkew } from '../../src/cli/doctor-database';
import type { Finding } from '../../src/cli/doctor-finding';
import { judgeRoom } from '../../src/cli/doctor-services';
import { ownIdentity } from '../../src/database/process-identity';
import { startMailServer } from '../support/smtp';
import { runIn } from '../support/terminal';

const dataDir = mkdtempSync(join(tmpdir(), 'gateway-doctor-'));
const NOTHING = { DATABASE_URL: '', REDIS_URL: '', SMTP_URL: '', STRIPE_SECRET_KEY: '', STRIPE_WEBHOOK_SECRET: '' };
const here = { ...NOTHING, DATA_DIR: join(dataDir, 'not-there-yet'), PUBLIC_URL: '' };
const NOWHERE = '127.0.0.1:1';

afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

async function examine(environment: Record<string, string> = {}) {
  const { code, stdout, stderr } = await runIn({ ...here, ...environment }, 'doctor', '--json');
  const { ok, findings } = JSON.parse(stdout) as { ok: boolean; findings: Finding[] };
  return { code, stderr, ok, of: (name: string) => findings.find((finding) => finding.name === name), findings };
}

it('finds nothing wrong before the first start, and makes nothing', async () => {
  const { code, stderr, ok, findings } = await examine();
  expect({ code, stderr, ok }).toEqual({ code: 0, stderr: '', ok: true });
  expect(findings.map(({ name, verdict }) => `${name} ${verdict}`)).toEqual([
    'configuration ok',
    'database ok',
    'migrations skipped',
    'clock skipped',
    'redis skipped',
    'smtp skipped',
    'stripe skipped',
    'disk ok',
  ]);
  expect(() => mkdirSync(here.DATA_DIR)).not.toThrow();
  rmSync(here.DATA_DIR, { recursive: true });
});

it('prints a line for each thing, and a line with what to do about what is broken', async () => {
  const { code, stdout, stderr } = await runIn({ ...here, REDIS_URL: `redis://${NOWHERE}` }, 'doctor');
  expect(code).toBe(1);
  expect(stdout).toMatch(/^✓ configuration {2}Every variable is understood\.$/m);
  expect(stdout).toMatch(/^✗ redis {10}.*ECONNREFUSED.*\n {17}→ Check REDIS_URL/m);
  expect(stderr).toBe('error: Broken: redis.\n');
});

it('says which variable is not understood', async () => {
  const { code, ok, findings } = await examine({ PORT: 'many' });
  expect({ code, ok }).toEqual({ code: 1, ok: false });
  const detail = expect.stringMatching(/^PORT /) as string;
  expect(findings).toMatchObject([{ name: 'configuration', verdict: 'broken', detail }]);
});

it('says that servers do not answer, without their passwords', async () => {
  const { code, of, findings } = await examine({
    DATABASE_URL: `postgresql://someone:secret-word@${NOWHERE}/x`,
    REDIS_URL: `redis://:secret-word@${NOWHERE}`,
    SMTP_URL: `smtp://someone:secret-word@${NOWHERE}`,
  });
  expect(code).toBe(1);
  for (const name of ['database', 'redis', 'smtp']) expect(of(name)).toMatchObject({ verdict: 'broken' });
  expect(of('migrations')).toMatchObject({ verdict: 'skipped' });
  expect(JSON.stringify(findings)).not.toContain('secret-word');
});

it('takes a directory for sound in which another process works', async () => {
  const busy = join(dataDir, 'busy');
  mkdirSync(join(busy, 'database'), { recursive: true });
  writeFileSync(join(busy, 'gateway.lock'), JSON.stringify(ownIdentity()));
  const { code, of } = await examine({ DATA_DIR: busy });
  expect(code).toBe(0);
  expect(of('database')?.detail).toContain(`in use by process ${process.pid}`);
});

it('asks the mail server, and warns of links that lead nowhere', async () => {
  const { url } = await startMailServer();
  expect((await examine({ SMTP_URL: url })).of('smtp')).toMatchObject({ verdict: 'warning' });
  expect((await examine({ SMTP_URL: url, PUBLIC_URL: 'https://members.example.com' })).of('smtp')).toMatchObject({
    verdict: 'ok',
  });
});

it.each([
  [{ STRIPE_SECRET_KEY: 'sk_test_abc', STRIPE_WEBHOOK_SECRET: 'whsec_abc' }, 'ok', 'test mode'],
  [{ STRIPE_SECRET_KEY: 'rk_live_abc', STRIPE_WEBHOOK_SECRET: 'whsec_abc' }, 'ok', 'live mode'],
  [{ STRIPE_SECRET_KEY: 'sk_live_abc' }, 'warning', 'STRIPE_WEBHOOK_SECRET'],
  [{ STRIPE_SECRET_KEY: 'sk_abc', STRIPE_WEBHOOK_SECRET: 'whsec_abc' }, 'warning', 'neither'],
])('judges the form of the secrets %j as %s', async (secrets, verdict, said) => {
  const { of } = await examine(secrets);
  expect(of('stripe')).toMatchObject({ verdict, detail: expect.stringContaining(said) as string });
});

it.each([
  [99, 'broken'],
  [100, 'warning'],
  [1024, 'ok'],
])('judges %i MiB as %s', (mebibytes, verdict) => {
  expect(judgeRoom(mebibytes * 1024 * 1024, '/data').verdict).toBe(verdict);
});

it.each([
  [1_000, 'ok', '0 ms'],
  [1_050, 'ok', '0 ms'],
  [-1_000, 'warning', '2000 ms behind'],
  [3_100, 'warning', '2000 ms ahead'],
  [61_100, 'broken', '60000 ms ahead'],
])('judges a clock at %i, asked from 1000 to 1100, as %s', (theirs, verdict, said) => {
  const found = judgeSkew(theirs, { before: 1_000, after: 1_100 });
  expect(found.verdict).toBe(verdict);
  expect(found.detail).toContain(said);
});
