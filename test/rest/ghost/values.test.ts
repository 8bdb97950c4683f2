import { ghost } from '../../../src/rest/dialects/ghost';
import { toObjectId } from '../../../src/shared/object-id';
import { makeMember } from '../../builders/member';
import { makeOffer } from '../../builders/offer';
import { makeSubscription } from '../../builders/subscription';
import { makeOrganization, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';
import { type Answer, RestServer } from '../../support/rest';

// Values in bodies that are out of range, of the wrong form or name nothing, and values that were read and come back.

const BASE = '/ghost/api/admin';
const END = '2040-01-01T00:00:00.000Z';

let organization: TestOrganization;
let rest: RestServer;
let token: string;

beforeAll(async () => {
  organization = await makeOrganization(await testDatabase());
  rest = await RestServer.start(organization, { dialects: [ghost] });
  token = rest.issue('ghost');
});

type Method = 'GET' | 'POST' | 'PUT';
type Said = [status: number, property: string | null, message: string];

const send = (method: Method, path: string, payload?: object): Promise<Answer> =>
  rest.send({ method, url: `${BASE}${path}`, token, ...(payload ? { payload } : {}) });

const said = ({ status, json }: Answer): Said => [status, json.errors?.[0].property, json.errors?.[0].context];

let names = 0;
const tier = async (values: object = {}): Promise<Answer['json']> => {
  names += 1;
  const fields = { name: `Tier ${names}`, monthly_price: 500, yearly_price: 5000, currency: 'USD', ...values };
  return (await send('POST', '/tiers/', { tiers: [fields] })).json.tiers[0];
};
const member = async (values: object): Promise<Answer> => {
  names += 1;
  return send('POST', '/members/', { members: [{ email: `m${names}@example.com`, ...values }] });
};
const edit = (id: string, values: object) => send('PUT', `/members/${id}/`, { members: [values] });

describe('the end of a complimentary tier', () => {
  it.each<[string, unknown]>([
    ['a number', 4_102_444_800_000],
    ['false', false],
    ['an object', {}],
    ['an empty text', ''],
    ['a day that there is not', '2039-02-30'],
    ['a time without a zone', '2039-01-01T00:00:00'],
    ['a time from now on', 'now+1d'],
    ['a year beyond the last one', '9999-12-31T23:59:59-23:59'],
    ['no time', 'soon'],
  ])('is refused as %s', async (_name, expiry) => {
    const { id } = await tier();
    const expected = [422, 'tiers', expect.stringContaining('expiry_at')];
    expect(said(await member({ tiers: [{ id, expiry_at: expiry }] }))).toEqual(expected);
    const { json } = await member({});
    expect(said(await edit(json.members[0].id, { tiers: [{ id, expiry_at: expiry }] }))).toEqual(expected);
  });

  it('is a time with its zone, a day in UTC, or null', async () => {
    const { id } = await tier();
    for (const [given, told] of [
      [END, END],
      ['2040-01-01T02:00:00+02:00', END],
      ['2040-01-01', END],
      [null, null],
    ]) {
      const { json } = await member({ tiers: [{ id, expiry_at: given }] });
      expect(json.members[0].tiers).toMatchObject([{ id, expiry_at: told }]);
    }
  });

  it('stays when the tier is named without one, and goes with null', async () => {
    const { id } = await tier();
    const made = (await member({ tiers: [{ id, expiry_at: END }] })).json.members[0];
    const kept = await edit(made.id, { tiers: [{ id }] });
    expect(kept.json.members[0].tiers).toMatchObject([{ id, expiry_at: END }]);
    const freed = await edit(made.id, { tiers: [{ id, expiry_at: null }] });
    expect(freed.json.members[0].tiers).toMatchObject([{ id, expiry_at: null }]);
  });
});

describe('a member with a tier that is paid and one that is not', () => {
  async function both() {
    const made = await makeMember(organization, { name: 'Ada' });
    const paid = await makeOffer(organization);
    const given = await makeOffer(organization);
    await makeSubscription(organization, { member: made, tier: paid.tier, price: paid.price });
    await makeSubscription(
      organization,
      { member: made, ...given },
      { complimentary: true, endsAt: new Date('2040-01-01T00:00:00.789Z') },
    );
    const { json } = await send('GET', `/members/${toObjectId(made.id)}/`);
    return { id: toObjectId(made.id), read: json.members[0], other: (await tier()).id };
  }

  const changes = () =>
    organization.database.prisma.event.count({
      where: { organizationId: organization.id, type: { startsWith: 'subscription.' } },
    });

  it('goes back as it was read, with another name', async () => {
    const { id, read } = await both();
    expect(read.tiers).toHaveLength(2);
    const before = await changes();
    const answer = await edit(id, { ...read, note: 'Kept.', name: 'Grace' });
    expect(said(answer)).toEqual([200, undefined, undefined]);
    expect(answer.json.members[0]).toMatchObject({ name: 'Grace', tiers: read.tiers });
    const named = await edit(id, { tiers: read.tiers.map(({ id: one }: { id: string }) => ({ id: one })).reverse() });
    expect([named.status, named.json.members[0].tiers]).toEqual([200, read.tiers]);
    expect(await changes()).toBe(before);
  });

  it('gets no other set of more than one', async () => {
    const { id, read, other } = await both();
    const [first, second] = read.tiers;
    for (const tiers of [
      [first, { id: other }],
      [first, second, { id: other }],
      [first, first],
      [
        { ...first, expiry_at: '2041-01-01' },
        { ...second, expiry_at: '2041-01-01' },
      ],
    ])
      expect(said(await edit(id, { tiers }))).toEqual([400, null, 'A member cannot have more than one Product']);
    expect((await member({ tiers: [first, second] })).status).toBe(400);
  });
});

describe('ids in bodies', () => {
  it.each(['zzz', '0'.repeat(24), '\u0000'])('that name nothing are refused: %j', async (id) => {
    const { json } = await member({});
    const one = json.members[0].id;
    expect(said(await member({ tiers: [{ id }] }))).toEqual([422, 'tiers', 'Tier not found.']);
    expect(said(await edit(one, { tiers: [{ id }] }))).toEqual([422, 'tiers', 'Tier not found.']);
    for (const answer of [await member({ newsletters: [{ id }] }), await edit(one, { newsletters: [{ id }] })])
      expect(said(answer)).toMatchObject([422, null, expect.stringContaining('newsletters.name')]);
    const offer = { name: `O${names}`, type: 'percent', cadence: 'month', amount: 10, tier: { id } };
    const refused = said(await send('POST', '/offers/', { offers: [offer] }));
    expect(refused.slice(0, 2)).toEqual([422, 'tier']);
  });
});

describe('what is out of range is told in the words of this API', () => {
  it.each<[string, object, string]>([
    ['tiers', { trial_days: 99_999_999_999 }, 'trial_days'],
    ['tiers', { trial_days: 731 }, 'trial_days'],
    ['tiers', { trial_days: -1 }, 'trial_days'],
    ['tiers', { monthly_price: -1 }, 'monthly_price'],
    ['tiers', { yearly_price: -1 }, 'yearly_price'],
    ['tiers', { monthly_price: Number.MAX_SAFE_INTEGER }, 'monthly_price'],
    ['tiers', { yearly_price: 1_000_000_000 }, 'yearly_price'],
    ['tiers', { welcome_page_url: 'nowhere' }, 'welcome_page_url'],
    ['tiers', { welcome_page_url: 7 }, 'welcome_page_url'],
    ['tiers', { description: 7 }, 'description'],
    ['tiers', { description: {} }, 'description'],
    ['newsletters', { sort_order: -1e12 }, 'sort_order'],
    ['newsletters', { sort_order: 1e12 }, 'sort_order'],
    ['newsletters', { sort_order: -1 }, 'sort_order'],
    ['offers', { duration: 'repeating', duration_in_months: 1e12 }, 'duration_in_months'],
    ['offers', { duration: 'repeating', duration_in_months: 121 }, 'duration_in_months'],
    ['offers', { duration: 'repeating' }, 'duration_in_months'],
    ['offers', { duration: 'trial' }, 'duration'],
    ['offers', { amount: 1e15 }, 'amount'],
  ])('%s %j', async (resource, values, property) => {
    names += 1;
    const { id } = resource === 'offers' ? await tier() : { id: '' };
    const offer = { type: 'percent', cadence: 'month', amount: 10, tier: { id } };
    const body = { name: `Thing ${names}`, ...(resource === 'offers' ? offer : {}), ...values };
    const answer = await send('POST', `/${resource}/`, { [resource]: [body] });
    const [status, told, message] = said(answer);
    expect([status, told]).toEqual([422, property]);
    expect(message).not.toMatch(/Variable|[a-z][A-Z]|Discount|TRIAL|REPEATING/);
  });

  it('an unknown offer is called one', async () => {
    const answer = await send('PUT', `/offers/${'0'.repeat(24)}/`, { offers: [{ name: 'x' }] });
    expect(said(answer)).toEqual([404, null, 'Offer not found.']);
  });
});

test('a tier can get another price and be archived at once', async () => {
  const { id } = await tier();
  const { status, json } = await send('PUT', `/tiers/${id}/`, { tiers: [{ monthly_price: 700, active: false }] });
  expect([status, json.tiers?.[0]]).toMatchObject([200, { active: false, monthly_price: 700, yearly_price: 5000 }]);
});
