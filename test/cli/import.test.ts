import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../src/database/client';
import { brokenInvariants } from '../support/invariants';
import { silentLog } from '../support/log';
import { runIn, type Said } from '../support/terminal';

// A database is made from nothing.
jest.setTimeout(180_000);

const directory = mkdtempSync(join(tmpdir(), 'gateway-import-'));
const here = { DATA_DIR: join(directory, 'data'), DATABASE_URL: '' };

afterAll(() => rmSync(directory, { recursive: true, force: true }));

beforeAll(() => runIn(here, 'organization', 'create', 'news', '--title', 'News', '--json'));

function run(name: string, text: string, ...options: string[]): Promise<Said> {
  const file = join(directory, name);
  writeFileSync(file, text);
  return runIn(here, 'import', 'ghost', file, '--organization', 'news', ...options);
}

const TIER = { id: '6b00faca229ac7220447916d', name: 'News', slug: 'default-product', active: true, type: 'paid' };
const PRICE = {
  id: 'price_Y',
  price_id: '650000000000000000000012',
  nickname: 'Yearly',
  amount: 5000,
  interval: 'year',
};
const paula = {
  ...{ id: '650000000000000000000001', uuid: 'aaaaaaaa-0000-4000-8000-000000000001', email: 'paula@example.com' },
  ...{ name: 'Paula', note: null, geolocation: '{"country":"Germany"}', subscribed: true, labels: [] },
  ...{ created_at: '2023-03-01T09:00:00.000Z', updated_at: '2023-03-01T09:00:00.000Z' },
  subscriptions: [
    {
      ...{ id: 'sub_1', customer: { id: 'cus_1' }, status: 'active', start_date: '2023-03-01T09:00:00.000Z' },
      ...{ current_period_end: '2030-03-01T09:00:00.000Z', default_payment_card_last4: '4242', tier: TIER },
      price: { ...PRICE, currency: 'USD', type: 'recurring', tier: { id: 'prod_1', name: 'News', tier_id: TIER.id } },
    },
  ],
  ...{ email_count: 12, email_opened_count: 6, email_open_rate: 50, last_seen_at: '2024-05-05T05:05:05.000Z' },
  ...{
    enable_comment_notifications: false,
    commenting: { disabled: true, disabled_reason: 'rude', disabled_until: null },
  },
  email_suppression: { suppressed: true, info: { reason: 'spam', timestamp: '2023-04-01T09:00:00.000Z' } },
  newsletters: [{ id: '6b00faca229ac7220447916e', name: 'News', description: null, status: 'active' }],
};

const cora = {
  ...{ id: '650000000000000000000002', uuid: 'aaaaaaaa-0000-4000-8000-000000000002', email: 'cora@example.com' },
  ...{ name: null, labels: [{ id: '650000000000000000000099', name: 'a, b', slug: 'a-b' }], newsletters: [] },
  subscriptions: [{ id: '', plan: { nickname: 'Gift subscription' }, tier: TIER, current_period_end: '2031-01-01' }],
};

const counts = (said: Said) => {
  const { created, updated, unchanged, invalid } = JSON.parse(said.stdout) as Record<string, number>;
  return [created, updated, unchanged, invalid];
};

describe('gateway import ghost', () => {
  it('takes members of the Admin API over, once, and all that they have', async () => {
    const text = JSON.stringify({ members: [paula, cora, { ...paula, email: 7 }, 'nobody'], meta: {} });
    const dry = await run('members.json', text, '--dry-run', '--json');
    expect(counts(dry)).toEqual([2, 0, 0, 2]);
    const first = await run('members.json', text);
    expect(first).toMatchObject({ code: 0, stdout: 'Created 2, updated 0, unchanged 0, invalid 2.\n' });
    expect(first.stderr).toBe(
      'members[2] (): email must be a text. The email must be a valid email address.\n'.replace(/ The.*address\./, '') +
        'members[3] (): A member must be an object.\n',
    );
    const again = await run('members.json', text, '--json');
    expect(counts(again)).toEqual([0, 0, 2, 2]);
    expect(JSON.parse(again.stdout)).toMatchObject({ problems: [{ place: 'members[2]' }, { place: 'members[3]' }] });
    const database = await openDatabase({ dataDir: here.DATA_DIR, log: silentLog });
    const include = {
      subscriptions: true,
      labels: { include: { label: true } },
      newsletters: true,
      entitlements: true,
    };
    const [one, two] = await database.prisma.member.findMany({ include, orderBy: { id: 'asc' } });
    expect(await brokenInvariants(database)).toEqual([]);
    await database.close();
    expect(one).toMatchObject({
      ...{ uuid: paula.uuid, emailCount: 12, emailOpenRate: 50, geolocation: { country: 'Germany' } },
      ...{ commentNotifications: false, commentingDisabled: true, commentingDisabledReason: 'rude' },
      ...{ emailSuppression: 'COMPLAINT', newsletters: [{}], entitlements: [{}] },
      subscriptions: [
        {
          ...{ status: 'ACTIVE', kind: 'PAID', cardLast4: '4242', provider: 'stripe' },
          providerIds: {
            ...{ customer: 'cus_1', subscription: 'sub_1', price: 'price_Y' },
            ...{ priceId: '650000000000000000000012', product: 'prod_1' },
          },
        },
      ],
    });
    expect(two).toMatchObject({
      ...{ newsletters: [], labels: [{ label: { name: 'a, b', slug: 'a-b' } }] },
      subscriptions: [{ kind: 'GIFT', currentPeriodEndAt: new Date('2031-01-01T00:00:00Z') }],
    });
  });

  it('takes CSV over, tells of each line that is wrong and of what CSV does not say', async () => {
    const csv = [
      'id,email,name,note,subscribed_to_emails,complimentary_plan,stripe_customer_id,created_at,deleted_at,labels,tiers,gift_id',
      '650000000000000000000011,ann@example.com,\'=1+1,"two',
      'lines",true,true,,2020-01-01T00:00:00.000Z,,"""a, b"",c",News,',
      '650000000000000000000012,nobody,,,,,,,,,,',
      'xyz,bob@example.com,Bob,,maybe,,,31.12.2020,,,,',
      '650000000000000000000013,paid@example.com,Pay,,true,,cus_9,2020-01-01,,,News,',
      '',
    ].join('\r\n');
    const said = await run('members.csv', csv);
    expect(said).toMatchObject({ code: 0, stdout: 'Created 2, updated 0, unchanged 0, invalid 2.\n' });
    expect(said.stderr.split('\n')).toEqual([
      'line 4 (nobody): The email must be a valid email address.',
      'line 5 (bob@example.com): The created_at must be a date such as 2024-12-31. ' +
        'The subscribed_to_emails must be true or false. The id must have 24 hexadecimal digits.',
      'line 6 (paid@example.com): CSV does not hold the paid subscription: take the JSON for it.',
      '',
    ]);
    expect(counts(await run('members.csv', csv, '--json'))).toEqual([0, 0, 2, 2]);
    const exported = await runIn(here, 'export', 'members', '--organization', 'news', '--format', 'ndjson');
    const rows = exported.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { email: string; name: string });
    const ann = rows.find(({ email }) => email === 'ann@example.com');
    expect(ann).toMatchObject({
      name: '=1+1',
      note: 'two\r\nlines',
      labels: ['a, b', 'c'],
      created_at: '2020-01-01T00:00:00.000Z',
    });
  });

  it('finds the tiers of a site with another title, in whatever form the file names them, and changes nothing again', async () => {
    const fixture = JSON.parse(readFileSync(join(__dirname, '../golden/ghost-fixture-members.json'), 'utf8')) as {
      members: object[];
    };
    for (const [slug, members] of [
      ['one', fixture.members],
      ['two', [...fixture.members].reverse()],
    ] as const) {
      await runIn(here, 'organization', 'create', slug, '--title', 'Else', '--json');
      const file = join(directory, `${slug}.json`);
      writeFileSync(file, JSON.stringify({ members }));
      const take = () => runIn(here, 'import', 'ghost', file, '--organization', slug, '--json');
      expect(counts(await take())).toEqual([2, 0, 0, 0]);
      expect(counts(await take())).toEqual([0, 0, 2, 0]);
      expect(counts(await take())).toEqual([0, 0, 2, 0]);
      const database = await openDatabase({ dataDir: here.DATA_DIR, log: silentLog });
      const { id: organizationId } = await database.prisma.organization.findUniqueOrThrow({ where: { slug } });
      const where = { organizationId };
      const tiers = await database.prisma.tier.findMany({ where: { ...where, type: 'PAID' } });
      const subscriptions = await database.prisma.subscription.findMany({ where });
      await database.close();
      expect(tiers).toMatchObject([{ slug: 'default-product' }]);
      expect(subscriptions.map(({ tierId }) => tierId)).toEqual([tiers[0]?.id, tiers[0]?.id]);
    }
  });

  it('gives files of one site, one after the other, the same tiers again', async () => {
    const { members } = JSON.parse(readFileSync(join(__dirname, '../golden/ghost-fixture-members.json'), 'utf8')) as {
      members: object[];
    };
    await runIn(here, 'organization', 'create', 'parts', '--title', 'Else', '--json');
    const take = async (index: number) => {
      const file = join(directory, `part${index}.json`);
      writeFileSync(file, JSON.stringify({ members: [members[index]] }));
      return counts(await runIn(here, 'import', 'ghost', file, '--organization', 'parts', '--json'));
    };
    expect([await take(0), await take(1)]).toEqual([
      [1, 0, 0, 0],
      [1, 0, 0, 0],
    ]);
    expect([await take(0), await take(1)]).toEqual([
      [0, 0, 1, 0],
      [0, 0, 1, 0],
    ]);
  });

  it('tells of a tier without a subscription', async () => {
    const free = {
      ...cora,
      id: '650000000000000000000031',
      uuid: undefined,
      email: 'free@example.com',
      subscriptions: [],
    };
    const text = JSON.stringify({
      members: [
        { ...free, tiers: [{ slug: 'nope' }] },
        { ...paula, tiers: [TIER] },
      ],
    });
    const { stderr } = await run('tiers.json', text);
    expect(stderr).toBe(
      'members[0] (free@example.com): There is no subscription to the tier nope: the tier was not given.\n',
    );
  });

  it('leaves deleted members out, and reads on behind a broken line', async () => {
    const long = 'x'.repeat(1_100_000);
    const csv = `email,name,deleted_at\nd1@example.com,,2024-01-01\nd2@example.com,${long},\nd3@example.com,"Dee\r\nDee",\nd4@example.com,"x\nd5@example.com,,\n`;
    const said = await run('deleted.csv', csv);
    expect(said.stdout).toBe('Created 1, updated 0, unchanged 1, invalid 2.\n');
    expect(said.stderr.split('\n')).toEqual([
      'line 2 (d1@example.com): The member was deleted: the line was left out.',
      'line 3 (): The line has more than 1000000 characters.',
      'line 6 (): The line has a quotation mark that nothing closes; what stands behind it was not read.',
      '',
    ]);
  });

  it.each([
    ['empty.csv', '', 'error: The file is empty.'],
    ['cut.json', '{"members":[{"id":"1"}', 'error: The file ends in the middle.'],
    ['other.csv', 'name\nAnn\n', 'error: There is no column email.'],
  ])('refuses %s', async (name, text, words) => {
    const { code, stdout, stderr } = await run(name, text);
    expect([code, stdout, stderr.trimEnd().split('\n').at(-1)]).toEqual([1, '', words]);
  });

  it('needs a file and an organization that are there', async () => {
    const missing = await runIn(here, 'import', 'ghost', join(directory, 'none.csv'), '--organization', 'news');
    expect([missing.code, missing.stderr]).toEqual([1, expect.stringContaining('ENOENT')]);
    const file = join(directory, 'empty.csv');
    const unknown = await runIn(here, 'import', 'ghost', file, '--organization', 'nowhere');
    expect([unknown.code, unknown.stderr]).toEqual([1, 'error: There is no organization nowhere.\n']);
  });
});
