import { toGlobalId } from '../../../src/schema/global-id';
import { makeMember } from '../../builders/member';
import { makeAnnouncement } from '../../builders/message';
import { makePrice } from '../../builders/price';
import { makeSubscription } from '../../builders/subscription';
import { makeTier } from '../../builders/tier';
import { contextFor, makeOrganization, query, refusal, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';
import { itGuards, itHidesOtherOrganizations } from '../../support/guards';
import { recordMessages } from '../../support/messages';

const CREATE = `mutation ($input: AnnouncementCreateInput!) { announcementCreate(input: $input) {
  announcement { id title visibility pinned notify channels tiers { slug } archivedAt } } }`;
const UPDATE = CREATE.replaceAll('Create', 'Update');
const LIST = '{ announcements(filter: { active: { eq: true } }) { totalCount nodes { title pinned } } }';

const base = { title: 'Big news', content: 'We have moved.' };
const id = toGlobalId('Announcement', '00000000-0000-0000-0000-000000000001');

itGuards([
  { name: 'announcementCreate', scope: 'campaigns:write', input: base },
  { name: 'announcementUpdate', scope: 'campaigns:write', input: { id, title: 'New' } },
]);
itHidesOtherOrganizations([
  {
    ...{ name: 'announcementUpdate', scope: 'campaigns:write', input: {}, type: 'Announcement', field: 'id' },
    make: (other) => makeAnnouncement(other),
  },
]);

let organization: TestOrganization;

beforeEach(async () => {
  organization = await makeOrganization(await testDatabase());
});

const run = (document: string, input: object) => query(contextFor({ organization }), document, { input });

describe('announcements', () => {
  it('stand with the pinned ones first, then the newest', async () => {
    for (const [title, pinned] of [
      ['first', true],
      ['second', false],
      ['third', true],
      ['fourth', false],
    ] as const) {
      organization.clock.advance(1000);
      await makeAnnouncement(organization, { title, pinned });
    }
    expect(await query(contextFor({ organization }), LIST)).toEqual({
      announcements: {
        totalCount: 4,
        nodes: [
          { title: 'third', pinned: true },
          { title: 'first', pinned: true },
          { title: 'fourth', pinned: false },
          { title: 'second', pinned: false },
        ],
      },
    });
  });

  it('are sent to those who may see them', async () => {
    const tier = await makeTier(organization);
    const price = await makePrice(organization, tier);
    const [paying, free] = [await makeMember(organization), await makeMember(organization)];
    await makeSubscription(organization, { member: paying, tier, price });
    const { email, push, dispatcher } = await recordMessages(organization);
    const told = async (values: object) => {
      email.handed.length = 0;
      await run(CREATE, { ...base, notify: true, channels: ['EMAIL'], ...values });
      await dispatcher.settled();
      return email.addresses;
    };
    expect(await told({})).toEqual([paying.email, free.email].sort());
    expect(await told({ visibility: 'PAID_MEMBERS' })).toEqual([paying.email]);
    expect(await told({ visibility: 'TIERS', tierIds: [toGlobalId('Tier', tier.id)] })).toEqual([paying.email]);
    expect(await told({ notify: false })).toEqual([]);
    expect(push.handed).toEqual([]);
  });

  it('are taken down together with what was not sent', async () => {
    await makeMember(organization);
    const { id: own } = await makeAnnouncement(organization, { notify: true });
    expect(await run(UPDATE, { id: toGlobalId('Announcement', own), active: false })).toMatchObject({
      announcementUpdate: { announcement: { archivedAt: '2026-03-01T12:00:00.000Z' } },
    });
    const { email, dispatcher } = await recordMessages(organization);
    await dispatcher.settled();
    expect(email.handed).toEqual([]);
    expect(await query(contextFor({ organization }), LIST)).toMatchObject({ announcements: { totalCount: 0 } });
  });

  it('an edit leaves only its changes', async () => {
    const announcement = await makeAnnouncement(organization);
    const input = { id: toGlobalId('Announcement', announcement.id) };
    await run(UPDATE, { ...input, title: 'Big news' });
    await run(UPDATE, { ...input, title: 'Bigger news' });
    const where = { subjectId: announcement.id, type: 'announcement.updated' };
    const events = await organization.database.prisma.event.findMany({ where });
    expect(events.map(({ data }) => (data as { previous: object }).previous)).toEqual([{ title: 'Big news' }]);
  });

  it.each([
    [{ title: ' ' }],
    [{ title: 'two\nlines' }],
    [{ content: '' }],
    [{ visibility: 'TIERS' }],
    [{ notify: true, channels: [] }],
  ])('refuse %j', async (change) => {
    const refused = await refusal(contextFor({ organization }), CREATE, { input: { ...base, ...change } });
    expect(refused).toBe('BAD_USER_INPUT');
  });
});
