import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runIn } from '../support/terminal';

// A database is made from nothing.
jest.setTimeout(180_000);

const dataDir = mkdtempSync(join(tmpdir(), 'gateway-cli-'));
const here = { DATA_DIR: dataDir, DATABASE_URL: '' };
const gateway = (...words: string[]) => runIn(here, ...words);
const ONE_ERROR = /^error: [^\n]+\n$/;

afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

describe('help', () => {
  it.each([
    ['--help'],
    ['serve --help'],
    ['doctor --help'],
    ['migrate --help'],
    ['demo --help'],
    ['organization --help'],
    ['organization create --help'],
    ['credential create --help'],
    ['credential list --help'],
    ['credential revoke --help'],
    ['export members --help'],
    ['worker --help'],
    ['alerts backtest --help'],
    ['clock advance --help'],
    ['revenue cost --help'],
    ['revenue rate --help'],
    ['revenue rebuild --help'],
  ])('gateway %s', async (line) => {
    const { code, stdout, stderr } = await gateway(...line.split(' '));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Usage: gateway/);
  });
});

describe('what is refused before any database is opened', () => {
  it.each([
    ['frobnicate', 'unknown command'],
    ['organization create --title News', 'slug'],
    ['organization create news', '--title'],
    ['organization create demo --title Mine', 'The slug demo is kept for the demo data'],
    ['organization create demo-two --title Mine', 'The slug demo-two is kept for the demo data'],
    ['credential create --organization news', '--dialect'],
    ['credential create --organization news --dialect soap', 'Allowed choices'],
    ['credential create --organization news --dialect ghost --ttl 5x', '60s'],
    ['credential create --organization news --dialect graphql --role=', 'role'],
    ['export members --organization news --format xml', 'Allowed choices'],
    ['alerts backtest --organization news --from yesterday --to 2026-01-02', '2026-01-15T10:30:00Z'],
    ['alerts backtest --organization news --from 2026-01-02 --to 2026-01-01', '--from must lie before --to'],
    ['revenue cost 2026-01 100', '--organization'],
  ])('gateway %s', async (line, hint) => {
    const { code, stdout, stderr } = await gateway(...line.split(' '));
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(ONE_ERROR);
    expect(stderr).toContain(hint);
  });

  it.each([
    ['PORT', 'many'],
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['DEMO', 'perhaps'],
    ['LOG_LEVEL', 'loud'],
  ])('a bad %s', async (name, value) => {
    const { code, stdout, stderr } = await runIn({ ...here, [name]: value }, 'serve');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(ONE_ERROR);
    expect(stderr).toContain(name);
  });

  it('a database that is not there', async () => {
    const environment = { ...here, DATABASE_URL: 'postgresql://someone:secret-word@localhost:1/x' };
    const { code, stdout, stderr } = await runIn(environment, 'migrate');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^error: The database cannot be reached: [^\n]+\n$/);
    expect(stderr).not.toContain('secret-word');
  });
});

describe('an empty directory, before the first start', () => {
  it('takes a new organization, whose credentials are printed once', async () => {
    const line = ['organization', 'create', 'news', '--title', 'Die Nächste', '--currency', 'eur'];
    const { code, stdout, stderr } = await gateway(...line, '--integration', 'golden', '--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual({
      slug: 'news',
      title: 'Die Nächste',
      credentials: {
        graphql: expect.stringMatching(/^agw_graphql_/),
        allegro: expect.stringMatching(/^agw_allegro_/),
        audience: expect.stringMatching(/^eyJ/),
        pliro: expect.stringMatching(/^agw_pliro_/),
        ghost: expect.stringMatching(/^[0-9a-f]{24}:[0-9a-f]{64}$/),
      },
    });
    // The key that new members are attributed to bears the name of the integration.
    const { stdout: list } = await gateway('credential', 'list', '--organization', 'news', '--json');
    const { credentials } = JSON.parse(list) as { credentials: { dialect: string; name: string }[] };
    expect(credentials).toContainEqual(expect.objectContaining({ dialect: 'ghost', name: 'golden' }));
    expect(credentials).toContainEqual(expect.objectContaining({ dialect: 'pliro', name: 'pliro' }));
  });

  it.each([
    [['organization', 'create', 'news', '--title', 'Again'], 'There is an organization news already.'],
    [['organization', 'create', 'No Slug', '--title', 'Again'], 'slug'],
    [['organization', 'create', 'other', '--title', 'Again', '--currency', 'doubloon'], 'ISO 4217'],
    [['credential', 'create', '--organization', 'nobody', '--dialect', 'graphql'], 'There is no organization nobody.'],
    [['credential', 'create', '--organization', 'news', '--dialect', 'graphql', '--kind', 'content'], 'Ghost'],
    [['credential', 'create', '--organization', 'news', '--dialect', 'graphql', '--creator', 'nobody'], 'creator'],
    [['credential', 'revoke', 'nonsense', '--organization', 'news'], 'credential'],
    [['export', 'members', '--organization', 'nobody'], 'There is no organization nobody.'],
  ])('refuses %j', async (words, hint) => {
    const { code, stdout, stderr } = await gateway(...words);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(ONE_ERROR);
    expect(stderr).toContain(hint);
  });
});

describe('credentials', () => {
  const create = (...words: string[]) => gateway('credential', 'create', '--organization', 'news', ...words, '--json');

  it('prints one JSON document with the role', async () => {
    const { stdout } = await create('--dialect', 'audience', '--role', 'marketing', '--ttl', '60s', '--name', 'Agency');
    const credential = expect.stringMatching(/^eyJ/) as string;
    const { credential: token, ...others } = JSON.parse(stdout) as { credential: string };
    expect({ credential: token, ...others }).toEqual({
      organization: 'news',
      dialect: 'audience',
      role: 'marketing',
      credential,
    });
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, number>;
    expect(claims).toMatchObject({ roles: ['marketing'] });
    expect((claims['exp'] ?? 0) - (claims['iat'] ?? 0)).toBe(60);
  });

  it('are listed without their secrets, and revoked', async () => {
    const { credential } = JSON.parse((await create('--dialect', 'ghost', '--kind', 'content')).stdout) as {
      credential: string;
    };
    const listed = await gateway('credential', 'list', '--organization', 'news', '--json');
    const { credentials } = JSON.parse(listed.stdout) as { credentials: { id: string; kind: string }[] };
    const [newest] = credentials;
    expect(newest).toMatchObject({ dialect: 'ghost', kind: 'content', revokedAt: null });
    expect(listed.stdout).not.toContain(credential.split(':')[1]);
    const revoked = await gateway('credential', 'revoke', newest?.id ?? '', '--organization', 'news', '--json');
    expect(JSON.parse(revoked.stdout)).toMatchObject({ id: newest?.id, revokedAt: expect.any(String) });
    const after = await gateway('credential', 'list', '--organization', 'news');
    expect(after.stdout.split('\n')[0]).toContain('revoked at');
  });
});

describe('migrate', () => {
  it('finds nothing left to do', async () => {
    const { code, stdout, stderr } = await gateway('migrate', '--json');
    expect({ code, stderr, said: JSON.parse(stdout) as unknown }).toEqual({
      code: 0,
      stderr: '',
      said: { applied: [] },
    });
  });
});
