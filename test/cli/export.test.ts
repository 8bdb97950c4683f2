import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../src/database/client';
import { newId } from '../../src/shared/id';
import { foldCase } from '../../src/shared/text';
import { parseCsv } from '../support/csv';
import { silentLog } from '../support/log';
import { runIn } from '../support/terminal';

const NAUGHTY = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1:A9)',
  '\t=1',
  '\r=1',
  '＝1+1',
  '"=1"',
  "=cmd|' /C calc'!A0",
  'comma, and "quotes"',
  'two\nlines',
  'two\r\nlines',
  ' spaces around ',
  "'already quoted",
  'Ünïcödé 漢字 العربية 👩‍👩‍👧 e\u0301',
  '\u202eright to left',
  '<script>alert(1)</script>',
  '${7*7} {{7*7}} %s %n',
  '',
  'null',
];
/** More than two pages. */
const COUNT = 450;

// A database is made from nothing.
jest.setTimeout(180_000);

const dataDir = mkdtempSync(join(tmpdir(), 'gateway-export-'));
const here = { DATA_DIR: dataDir, DATABASE_URL: '' };

const members = Array.from({ length: COUNT }, (_nothing, index) => ({
  name: NAUGHTY[index] ?? `Member ${index}`,
  note: NAUGHTY[NAUGHTY.length - 1 - index] ?? null,
  email: `Member.${index}@example.com`,
  // Some are created in the same millisecond.
  createdAt: new Date(Date.UTC(2026, 0, 1) + Math.floor(index / 3) * 1000),
}));

beforeAll(async () => {
  await runIn(here, 'organization', 'create', 'news', '--title', 'News', '--json');
  await runIn(here, 'organization', 'create', 'other', '--title', 'Other', '--json');
  const database = await openDatabase({ dataDir, log: silentLog });
  for (const slug of ['news', 'other']) {
    const { id: organizationId } = await database.prisma.organization.findUniqueOrThrow({ where: { slug } });
    const { id: creatorId } = await database.prisma.creator.findFirstOrThrow({ where: { organizationId } });
    await database.prisma.member.createMany({
      data: (slug === 'news' ? members : members.slice(0, 1)).map((member) => ({
        ...member,
        ...{ organizationId, creatorId, id: newId(member.createdAt), updatedAt: member.createdAt },
        emailKey: foldCase(member.email),
        meta: { source: '=1+1' },
      })),
    });
    await database.prisma.member.updateMany({
      where: { organizationId, emailKey: 'member.449@example.com' },
      data: { deletedAt: new Date() },
    });
  }
  await database.close();
});

afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const exported = (format: string) => runIn(here, 'export', 'members', '--organization', 'news', '--format', format);

describe('gateway export members', () => {
  it('writes every living member of the organization once, oldest first, as lines of JSON', async () => {
    const { code, stdout, stderr } = await exported('ndjson');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const lines = stdout.trimEnd().split('\n');
    const rows = lines.map((line) => JSON.parse(line) as { name: string; note: string | null; email: string });
    expect(rows.map(({ email }) => email)).toEqual(members.slice(0, -1).map(({ email }) => email));
    expect(rows.map(({ name, note }) => [name, note])).toEqual(
      members.slice(0, -1).map(({ name, note }) => [name, note]),
    );
  });

  it('writes CSV that gives every text back, and nothing in it that a spreadsheet would run', async () => {
    const { code, stdout, stderr } = await exported('csv');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const [header = [], ...rows] = parseCsv(stdout);
    expect(rows).toHaveLength(COUNT - 1);
    const column = (name: string) => rows.map((row) => row[header.indexOf(name)] ?? '');
    const formula = /^[=+\-@\t\r＝＋－＠]/;
    for (const cell of rows.flat()) expect(cell).not.toMatch(formula);
    const original = (cell: string) => (/^'[=+\-@\t\r＝＋－＠]/.test(cell) ? cell.slice(1) : cell);
    expect(column('name').map(original)).toEqual(members.slice(0, -1).map(({ name }) => name));
    expect(column('note').map(original)).toEqual(members.slice(0, -1).map(({ note }) => note ?? ''));
    expect(JSON.parse(column('meta')[0] ?? '')).toEqual({ source: '=1+1' });
    expect(column('created_at')[0]).toBe('2026-01-01T00:00:00.000Z');
  });
});
