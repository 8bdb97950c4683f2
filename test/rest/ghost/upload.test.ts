import { ghost } from '../../../src/rest/dialects/ghost';
import { makeMember } from '../../builders/member';
import { makeNewsletter } from '../../builders/newsletter';
import { makeOffer } from '../../builders/offer';
import { makeOrganization, type TestOrganization } from '../../support/context';
import { parseCsv } from '../../support/csv';
import { testDatabase } from '../../support/database';
import { brokenInvariants } from '../../support/invariants';
import { type Answer, RestServer } from '../../support/rest';

const URL = '/ghost/api/admin/members/upload/';
const SEED = [
  'email,name,note,subscribed_to_emails,created_at,labels',
  'olga@dated.example.com,Olga Old,first,true,2018-03-04T05:06:07.000Z,"old, dated"',
  'pete@dated.example.com,Pete,,true,2020-06-15 12:00:00,dated',
  'quinn@dated.example.com,Quinn,,false,2021-01-01,dated',
  "rosa@dated.example.com,Rosa O'Brien,has note,true,2022-12-31T23:59:59Z,",
  'sven@dated.example.com,"Sven, Jr.",,,,',
  'not-an-email,Bad,,,,',
  'olga@dated.example.com,Olga Again,,,,',
  '',
].join('\r\n');
const HEADER =
  'id,email,name,note,subscribed_to_emails,complimentary_plan,stripe_customer_id,created_at,deleted_at,labels,tiers,gift_id';

let organization: TestOrganization;
let rest: RestServer;
let token: string;

async function open(): Promise<void> {
  organization = await makeOrganization(await testDatabase());
  await makeNewsletter(organization, { name: 'Usual', subscribeOnSignup: true });
  rest = await RestServer.start(organization, { dialects: [ghost] });
  token = rest.issue('ghost');
}

beforeEach(open);

interface Part {
  readonly name: string;
  readonly value: string;
  readonly filename?: string;
  readonly type?: string;
}

function upload(...parts: Part[]): Promise<Answer> {
  const body = parts.map(({ name, value, filename, type }) => {
    const file = filename ? `; filename="${filename}"` : '';
    const head = `content-disposition: form-data; name="${name}"${file}\r\n${type ? `content-type: ${type}\r\n` : ''}`;
    return `--xx\r\n${head}\r\n${value}\r\n`;
  });
  const headers = { 'content-type': 'multipart/form-data; boundary=xx' };
  return rest.send({ method: 'POST', url: URL, token, headers, payload: `${body.join('')}--xx--\r\n` });
}

const file = (value: string): Part => ({ name: 'membersfile', filename: 'members.csv', type: 'text/csv', value });
const download = () => rest.send({ url: URL, token });

const members = () =>
  organization.database.prisma.member.findMany({
    where: { organizationId: organization.id },
    include: { labels: { include: { label: true }, orderBy: { position: 'asc' } }, newsletters: true },
    orderBy: { createdAt: 'asc' },
  });

describe('POST /members/upload/', () => {
  it('takes what can be taken, and tells of the rest', async () => {
    const { status, json } = await upload(file(SEED), { name: 'labels', value: 'from file' });
    expect(status).toBe(201);
    expect(json.meta).toMatchObject({
      originalImportSize: 7,
      stats: { imported: 6, invalid: [{ email: 'not-an-email', name: 'Bad', error: expect.any(String) }] },
      import_label: { name: 'Import 2026-03-01 12:00', slug: 'import-2026-03-01-12-00' },
    });
    const rows = (await members()).map(({ email, name, note, createdAt, labels, newsletters }) => ({
      ...{ email: email?.split('@')[0], name, note, createdAt: createdAt.toISOString() },
      ...{ labels: labels.map(({ label }) => label.name), newsletters: newsletters.length },
    }));
    const added = ['Import 2026-03-01 12:00', 'from file'];
    const none = { note: null, newsletters: 1, labels: added };
    expect(rows).toEqual([
      {
        ...none,
        email: 'olga',
        name: 'Olga Again',
        note: 'first',
        createdAt: '2018-03-04T05:06:07.000Z',
        labels: ['old', 'dated', ...added],
      },
      { ...none, email: 'pete', name: 'Pete', createdAt: '2020-06-15T12:00:00.000Z', labels: ['dated', ...added] },
      {
        ...none,
        email: 'quinn',
        name: 'Quinn',
        createdAt: '2021-01-01T00:00:00.000Z',
        labels: ['dated', ...added],
        newsletters: 0,
      },
      { ...none, email: 'rosa', name: "Rosa O'Brien", note: 'has note', createdAt: '2022-12-31T23:59:59.000Z' },
      { ...none, email: 'sven', name: 'Sven, Jr.', createdAt: '2026-03-01T12:00:00.000Z' },
    ]);
    expect(await brokenInvariants(organization.database, organization.id)).toEqual([]);
  });

  it('reads columns under the names that the mapping gives', async () => {
    const mapping = { name: 'mapping[Address]', value: 'email' };
    expect((await upload(file('Address,Name\na@example.com,Ann\n'), mapping)).status).toBe(201);
    expect(await members()).toMatchObject([{ email: 'a@example.com', name: 'Ann' }]);
  });

  it('changes members who are here, and adds labels', async () => {
    const before = await makeMember(organization, { email: 'ann@example.com', name: 'Ann', labels: ['first'] });
    await upload(file('id,email,name,note\n650000000000000000000001,ANN@example.com,Anna,\n'));
    expect(await members()).toMatchObject([
      { id: before.id, email: 'ann@example.com', name: 'Anna', labels: [{ label: { name: 'first' } }, {}] },
    ]);
  });

  it('tells of a broken line and reads on', async () => {
    const { json } = await upload(file('email,name\na@example.com,"Ann" x\nb@example.com,Bob\nc@example.com,"Cid\n'));
    const error = 'Line 4: The line has a quotation mark that nothing closes; what stands behind it was not read.';
    expect(json.meta.stats).toMatchObject({ imported: 2, invalid: [{ error }] });
  });

  it('reads the lines behind one that is too long', async () => {
    const long = 'x'.repeat(2_000_000);
    const { json } = await upload(file(`email,name\na@example.com,${long}\nb@example.com,Bob\n`));
    expect(json.meta).toMatchObject({
      originalImportSize: 2,
      stats: { imported: 1, invalid: [{ error: 'Line 2: The line has more than 1000000 characters.' }] },
    });
    expect(await members()).toMatchObject([{ name: 'Bob' }]);
  });

  it('tells of tiers that are not here and of members who were deleted', async () => {
    await makeOffer(organization, { name: 'Gold' });
    const lines = ['a@example.com,Nope,', 'b@example.com,gold,', 'c@example.com,,2024-01-01T00:00:00.000Z'];
    const { json } = await upload(file(`email,tiers,deleted_at\n${lines.join('\n')}\n`));
    expect(json.meta.stats).toMatchObject({
      imported: 1,
      invalid: [{ error: 'There is no tier Nope.' }, { error: 'The member was deleted: the line was left out.' }],
    });
    expect(await members()).toMatchObject([{ email: 'b@example.com' }]);
  });

  it('takes more lines than fit into one transaction', async () => {
    const lines = Array.from({ length: 1201 }, (_nothing, index) => `m${index}@example.com`);
    const { json } = await upload(file(`email\n${lines.join('\n')}\n`));
    expect(json.meta.stats).toEqual({ imported: 1201, invalid: [] });
    expect(await members()).toHaveLength(1201);
  });

  it.each<[string, Part[], number, string]>([
    ['no file', [{ name: 'labels', value: 'x' }], 422, 'Please select a members CSV file.'],
    ['another type', [{ name: 'membersfile', filename: 'x.png', type: 'image/png', value: 'abc' }], 415, 'CSV'],
    ['no column email', [file('name\nAnn\n')], 422, 'There is no column email.'],
    ['nothing in the file', [file('')], 201, ''],
  ])('answers %s', async (...[, parts, status, message]) => {
    const answer = await upload(...parts);
    expect(answer.status).toBe(status);
    if (status !== 201) expect(answer.json.errors[0].message).toContain(message);
  });

  it('needs the scope to give tiers away', async () => {
    token = rest.issue('ghost', { scopes: ['members:read', 'members:write', 'organization:read'] });
    const { status } = await upload(file('email,complimentary_plan\na@example.com,true\n'));
    expect(status).toBe(403);
    expect(await members()).toEqual([]);
  });
});

describe('GET /members/upload/', () => {
  it('is empty when there is nobody', async () => {
    const { status, headers, text } = await download();
    expect([status, text]).toEqual([200, '']);
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(headers['content-disposition']).toBe(
      `Attachment; filename="${organization.slug}.ghost.members.2026-03-01.csv"`,
    );
  });

  it('writes a line for every member, and nothing that a spreadsheet would run', async () => {
    const { tier } = await makeOffer(organization, { name: 'Gold' });
    await makeMember(organization, { email: 'bob@example.com', name: '  Bob ', note: '=1+1', labels: ['a, b', 'c'] });
    await makeMember(organization, { email: 'eve@example.com', complimentaryTier: { tierId: tier.id } });
    const { text } = await download();
    const [header, bob, eve, ...more] = text.split('\r\n');
    expect([header, more]).toEqual([HEADER, []]);
    expect(bob).toMatch(
      /^[0-9a-f]{24},bob@example.com," {2}Bob ",'=1\+1,true,,,2026-03-01T12:00:00.000Z,,"""a, b"",c",,$/,
    );
    expect(eve).toMatch(/^[0-9a-f]{24},eve@example.com,,,true,true,,2026-03-01T12:00:00.000Z,,,Gold,$/);
  });

  it('has those whom a filter and a search leave', async () => {
    for (const name of ['Ann', 'Bob', 'Anna']) await makeMember(organization, { name, labels: [`the ${name}`] });
    const names = async (query: Record<string, string>) => {
      const { text } = await rest.send({ url: URL, token, query });
      return parseCsv(`${text}\r\n`)
        .slice(1)
        .map((cells) => cells[2]);
    };
    expect(await names({ search: 'ann', limit: '1' })).toEqual(['Ann', 'Anna']);
    expect(await names({ search: 'ann', filter: 'label:the-anna' })).toEqual(['Anna']);
    expect((await rest.send({ url: URL, token, query: { filter: 'name:' } })).status).toBe(400);
  });

  it('takes a fixed number of statements a page', async () => {
    for (let index = 0; index < 3; index += 1) await makeMember(organization, { labels: [`l${index}`] });
    const counted = async () => {
      const before = organization.database.statements();
      await download();
      return organization.database.statements() - before;
    };
    await counted();
    const few = await counted();
    await upload(file(`email,labels\n${Array.from({ length: 100 }, (_n, i) => `x${i}@example.com,l${i}`).join('\n')}`));
    expect(await counted()).toBe(few);
  });
});
