import { toGlobalId } from '../../../src/schema/global-id';
import { makeCreator } from '../../builders/creator';
import { makeMember } from '../../builders/member';
import { makeTip, makeTipJar } from '../../builders/tip';
import { contextFor, makeOrganization, query, refusal, runQuery, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';
import { countStatements, itGuards, itHidesOtherOrganizations } from '../../support/guards';

const FIELDS = `id name description currency goalMinor raisedMinor tipCount progress suggestedMinor
  rewards { thresholdMinor description instructions } thankYouMessage endsOn status creator { id }`;
const CREATE = `mutation ($input: TipJarCreateInput!) { tipJarCreate(input: $input) { tipJar { ${FIELDS} } } }`;
const UPDATE = `mutation ($input: TipJarUpdateInput!) { tipJarUpdate(input: $input) { tipJar { ${FIELDS} } } }`;
const ARCHIVE = `mutation ($input: TipJarArchiveInput!) { tipJarArchive(input: $input) { tipJar { ${FIELDS} } } }`;
const LIST = `query ($filter: TipJarFilter, $first: Int) {
  tipJars(filter: $filter, first: $first) { nodes { ${FIELDS} } totalCount } }`;

interface Jar {
  readonly id: string;
  readonly status: string;
  readonly [field: string]: unknown;
}

let organization: TestOrganization;
beforeEach(async () => {
  organization = await makeOrganization(await testDatabase());
});

const jarId = (jar: { id: string }) => toGlobalId('TipJar', jar.id);
const idOf = async (within: TestOrganization) => ({ id: (await makeTipJar(within)).id });
const SAMPLE = { name: 'Support' };

describe('who may', () => {
  itGuards([
    { name: 'tipJarCreate', scope: 'tips:write', input: SAMPLE },
    { name: 'tipJarUpdate', scope: 'tips:write', input: { id: 'x' } },
    { name: 'tipJarArchive', scope: 'tips:write', input: { id: 'x' } },
  ]);
  itHidesOtherOrganizations([
    { name: 'tipJarUpdate', scope: 'tips:write', input: {}, type: 'TipJar', field: 'id', make: idOf },
    { name: 'tipJarArchive', scope: 'tips:write', input: {}, type: 'TipJar', field: 'id', make: idOf },
  ]);

  it('a credential of one creator neither sees nor changes the jars of another', async () => {
    const other = await makeCreator(organization, { name: 'Other' });
    const jar = await makeTipJar(organization);
    const caller = contextFor({ organization, creatorId: other.id });
    expect(await query(caller, LIST)).toEqual({ tipJars: { nodes: [], totalCount: 0 } });
    expect(await refusal(caller, ARCHIVE, { input: { id: jarId(jar) } })).toBe('NOT_FOUND');
    const { tipJarCreate } = await query<{ tipJarCreate: { tipJar: Jar } }>(caller, CREATE, { input: SAMPLE });
    expect(tipJarCreate.tipJar['creator']).toEqual({ id: toGlobalId('Creator', other.id) });
  });
});

describe('a jar', () => {
  it('keeps what was said of it, rewards lowest first', async () => {
    const input = {
      name: '  Support My Next Project ',
      description: 'Help fund my upcoming documentary',
      goalMinor: 500_000,
      suggestedMinor: [2_500, 500, 10_000],
      rewards: [
        { thresholdMinor: 10_000, description: 'Access' },
        { thresholdMinor: 2_500, description: 'Credits', instructions: 'Reply' },
      ],
      endsOn: '2026-03-31',
    };
    const { tipJarCreate } = await query<{ tipJarCreate: { tipJar: Jar } }>(contextFor({ organization }), CREATE, {
      input,
    });
    expect(tipJarCreate.tipJar).toMatchObject({
      ...input,
      name: 'Support My Next Project',
      rewards: [
        { thresholdMinor: 2_500, description: 'Credits', instructions: 'Reply' },
        { thresholdMinor: 10_000, description: 'Access', instructions: null },
      ],
      ...{ currency: 'USD', raisedMinor: 0, tipCount: 0, progress: 0, status: 'OPEN' },
    });
    const [event] = await organization.database.prisma.event.findMany({ where: { organizationId: organization.id } });
    expect(event).toMatchObject({ type: 'tip_jar.created', creatorId: organization.creatorId });
  });

  it('refuses all that is wrong at once', async () => {
    const input = {
      name: ' ',
      ...{ goalMinor: 0, suggestedMinor: [0], endsOn: '2026-02-28', currency: 'ABC' },
      rewards: [
        { thresholdMinor: 5, description: '' },
        { thresholdMinor: 5, description: 'x' },
      ],
    };
    const { errors } = await runQuery(contextFor({ organization }), CREATE, { input });
    const fields = errors?.[0]?.extensions?.['fields'] as object;
    expect(Object.keys(fields).sort()).toEqual(
      ['currency', 'endsOn', 'goalMinor', 'name', 'rewards', 'rewards.0.description', 'suggestedMinor'].sort(),
    );
  });

  it('changes only what is given, and leaves no event when nothing changes', async () => {
    const jar = await makeTipJar(organization, { description: 'Before', endsOn: '2026-03-31' });
    const change = (input: object) =>
      query<{ tipJarUpdate: { tipJar: Jar } }>(contextFor({ organization }), UPDATE, {
        input: { id: jarId(jar), ...input },
      });
    await change({ description: 'Before', endsOn: '2026-03-31', goalMinor: 500_000 });
    const where = { organizationId: organization.id, subjectType: 'tip_jar' };
    expect(await organization.database.prisma.event.count({ where })).toBe(1);
    const { tipJarUpdate } = await change({ description: null, endsOn: null, goalMinor: 1 });
    expect(tipJarUpdate.tipJar).toMatchObject({ description: null, endsOn: null, goalMinor: 1 });
    const [event] = await organization.database.prisma.event.findMany({ where: { ...where, type: 'tip_jar.updated' } });
    expect(event?.data).toMatchObject({ previous: { description: 'Before', goalMinor: 500_000 } });
  });

  it('archives once, and then changes no more', async () => {
    const jar = await makeTipJar(organization);
    const input = { id: jarId(jar) };
    await query(contextFor({ organization }), ARCHIVE, { input });
    const again = await query<{ tipJarArchive: { tipJar: Jar } }>(contextFor({ organization }), ARCHIVE, { input });
    expect(again.tipJarArchive.tipJar.status).toBe('ARCHIVED');
    const where = { organizationId: organization.id, type: 'tip_jar.archived' };
    expect(await organization.database.prisma.event.count({ where })).toBe(1);
    expect(await refusal(contextFor({ organization }), UPDATE, { input: { ...input, name: 'x' } })).toBe(
      'INVALID_STATE',
    );
  });

  it("is open until the last instant of its last day in the organization's zone", async () => {
    const { prisma } = organization.database;
    await prisma.organization.update({ where: { id: organization.id }, data: { timeZone: 'America/Los_Angeles' } });
    const jar = await makeTipJar(organization, { endsOn: '2026-03-08' });
    const member = await makeMember(organization);
    // The clocks are put forward on that day, so that it ends an hour earlier than its first one would say.
    organization.clock.set(new Date('2026-03-09T06:59:59.000Z'));
    await makeTip(organization, member.id, { jarId: jar.id });
    organization.clock.set(new Date('2026-03-09T07:00:00.000Z'));
    await expect(makeTip(organization, member.id, { jarId: jar.id })).rejects.toMatchObject({ code: 'INVALID_STATE' });
    const ended = await query<{ tipJars: { nodes: Jar[] } }>(contextFor({ organization }), LIST, {
      filter: { status: { eq: 'ENDED' } },
    });
    expect(ended.tipJars.nodes).toMatchObject([{ status: 'ENDED', raisedMinor: 2_500, tipCount: 1 }]);
  });

  it('lists take as many statements for many jars as for one', async () => {
    const member = await makeMember(organization);
    for (let index = 0; index < 4; index += 1)
      await makeTip(organization, member.id, { jarId: (await makeTipJar(organization)).id });
    const one = await countStatements(organization, LIST, { first: 1 });
    expect(await countStatements(organization, LIST, { first: 50 })).toBe(one);
  });
});
