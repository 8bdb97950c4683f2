import { toGlobalId } from '../../../src/schema/global-id';
import { makeLabel } from '../../builders/label';
import { makeMember } from '../../builders/member';
import { makeNewsletter } from '../../builders/newsletter';
import { contextFor, makeOrganization, query, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';

const bulk = (name: string) => {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  return `mutation ($input: ${type}!) { ${name}(input: $input) { successful unsuccessful failures { id message } } }`;
};
const UNSUBSCRIBE = bulk('memberUnsubscribeMany');
const ADD = bulk('memberLabelAddMany');
const REMOVE = bulk('memberLabelRemoveMany');
const MEMBERS = 'query { members { nodes { email labels { name } newsletters { name } } totalCount } }';

const done = (successful: number) => ({ successful, unsuccessful: 0, failures: [] });

async function setUp() {
  const organization = await makeOrganization(await testDatabase());
  return { organization, context: contextFor({ organization }) };
}

async function labelId(organization: TestOrganization, name = 'Bulk'): Promise<string> {
  return toGlobalId('Label', (await makeLabel(organization, { name })).id);
}

function eventsOf({ database, id }: TestOrganization, type: string) {
  return database.prisma.event.findMany({
    where: { organizationId: id, type },
    orderBy: { position: 'asc' },
  });
}

describe('a label on many members', () => {
  it('comes behind the others, once, with an event for each member that did not have it', async () => {
    const { organization, context } = await setUp();
    await makeMember(organization, { email: 'a@example.com', labels: ['Zebra', 'Ant'] });
    await makeMember(organization, { email: 'b@example.com', labels: ['bulk'] });
    const before = await eventsOf(organization, 'member.updated');
    expect(before).toEqual([]);
    const label = await organization.database.prisma.label.findFirstOrThrow({
      where: { organizationId: organization.id, name: 'bulk' },
    });
    const input = { all: true, labelId: toGlobalId('Label', label.id) };
    organization.clock.advance(60_000);
    expect(await query(context, ADD, { input })).toEqual({ memberLabelAddMany: done(2) });
    expect(await query(context, ADD, { input })).toEqual({ memberLabelAddMany: done(2) });
    expect(await query(context, MEMBERS)).toMatchObject({
      members: {
        nodes: [
          { email: 'b@example.com', labels: [{ name: 'bulk' }] },
          { email: 'a@example.com', labels: [{ name: 'Zebra' }, { name: 'Ant' }, { name: 'bulk' }] },
        ],
      },
    });
    const events = await eventsOf(organization, 'member.updated');
    expect(events.map(({ data }) => data)).toEqual([
      expect.objectContaining({
        ...{ email: 'a@example.com', version: 1, labels: ['Zebra', 'Ant', 'bulk'] },
        previous: {
          labels: [expect.objectContaining({ name: 'Zebra' }), expect.objectContaining({ name: 'Ant', slug: 'ant' })],
        },
      }),
    ]);
  });

  it('says the same as the change of a single member', async () => {
    const { organization, context } = await setUp();
    const single = await makeMember(organization, { labels: ['One'] });
    const many = await makeMember(organization, { labels: ['One'] });
    const id = await labelId(organization, 'Two');
    const update = 'mutation ($input: MemberUpdateInput!) { memberUpdate(input: $input) { clientMutationId } }';
    const input = { id: toGlobalId('Member', single.id), labels: ['One', 'Two'] };
    await query(context, update, { input });
    const filter = { id: { eq: toGlobalId('Member', many.id) } };
    await query(context, ADD, { input: { filter, labelId: id } });
    const [one, other] = await eventsOf(organization, 'member.updated');
    const plain = (event: typeof one) => {
      const { id: _id, uuid: _uuid, email: _email, emailKey: _key, ...data } = event?.data as Record<string, unknown>;
      return { ...data, creatorId: event?.creatorId, sequence: event?.sequence, subjectType: event?.subjectType };
    };
    expect(plain(other)).toEqual(plain(one));
    expect(other?.memberId).toBe(many.id);
  });

  it('is taken off, with an event for each member that had it', async () => {
    const { organization, context } = await setUp();
    await makeMember(organization, { email: 'a@example.com', labels: ['Bulk', 'Kept'] });
    await makeMember(organization, { email: 'b@example.com', labels: ['Kept'] });
    const label = await organization.database.prisma.label.findFirstOrThrow({
      where: { organizationId: organization.id, name: 'Bulk' },
    });
    const input = { all: true, labelId: toGlobalId('Label', label.id) };
    expect(await query(context, REMOVE, { input })).toEqual({ memberLabelRemoveMany: done(1) });
    const events = await eventsOf(organization, 'member.updated');
    expect(events.map(({ data }) => data)).toEqual([
      expect.objectContaining({ email: 'a@example.com', labels: ['Kept'] }),
    ]);
    const filter = { labels: { any: { name: { eq: 'Bulk' } } } };
    expect(await query(context, REMOVE, { input: { ...input, all: false, filter } })).toEqual({
      memberLabelRemoveMany: done(0),
    });
  });

  it('is not put on who has a hundred', async () => {
    const { organization, context } = await setUp();
    const labels = Array.from({ length: 100 }, (_each, index) => `label ${index}`);
    const full = await makeMember(organization, { labels });
    await makeMember(organization);
    const input = { all: true, labelId: await labelId(organization) };
    const failure = { id: toGlobalId('Member', full.id), message: expect.stringContaining('as many labels') };
    expect(await query(context, ADD, { input })).toEqual({
      memberLabelAddMany: { successful: 1, unsuccessful: 1, failures: [failure] },
    });
  });
});

describe('the unsubscription of many members', () => {
  async function newsletters(organization: TestOrganization) {
    const daily = await makeNewsletter(organization, { name: 'Daily' });
    const weekly = await makeNewsletter(organization, { name: 'Weekly' });
    return { daily: daily.id, weekly: weekly.id };
  }

  it('ends one newsletter', async () => {
    const { organization, context } = await setUp();
    const { daily, weekly } = await newsletters(organization);
    await makeMember(organization, { email: 'a@example.com', newsletterIds: [daily, weekly] });
    await makeMember(organization, { email: 'b@example.com', newsletterIds: [weekly] });
    const input = { all: true, newsletterId: toGlobalId('Newsletter', daily) };
    expect(await query(context, UNSUBSCRIBE, { input })).toEqual({ memberUnsubscribeMany: done(2) });
    const events = await eventsOf(organization, 'member.updated');
    expect(events.map(({ data }) => data)).toEqual([
      expect.objectContaining({ newsletterIds: [weekly], previous: { newsletterIds: [daily, weekly] } }),
    ]);
    expect(await query(context, MEMBERS)).toMatchObject({
      members: { nodes: [{ newsletters: [{ name: 'Weekly' }] }, { newsletters: [{ name: 'Weekly' }] }] },
    });
  });

  it('ends all that are active, and an archived one only by its id', async () => {
    const { organization, context } = await setUp();
    const { daily, weekly } = await newsletters(organization);
    await makeMember(organization, { newsletterIds: [daily, weekly] });
    const archive =
      'mutation ($input: NewsletterArchiveInput!) { newsletterArchive(input: $input) { clientMutationId } }';
    await query(context, archive, { input: { id: toGlobalId('Newsletter', weekly) } });
    expect(await query(context, UNSUBSCRIBE, { input: { all: true } })).toEqual({ memberUnsubscribeMany: done(1) });
    expect(await query(context, MEMBERS)).toMatchObject({
      members: { nodes: [{ newsletters: [{ name: 'Weekly' }] }] },
    });
    const input = { all: true, newsletterId: toGlobalId('Newsletter', weekly) };
    expect(await query(context, UNSUBSCRIBE, { input })).toEqual({ memberUnsubscribeMany: done(1) });
    expect(await query(context, MEMBERS)).toMatchObject({ members: { nodes: [{ newsletters: [] }] } });
    const events = await eventsOf(organization, 'member.updated');
    expect(events.map(({ data }) => (data as { previous: object }).previous)).toEqual([
      { newsletterIds: [daily] },
      { newsletterIds: [weekly] },
    ]);
  });
});
