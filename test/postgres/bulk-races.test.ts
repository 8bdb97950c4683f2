import { toGlobalId } from '../../src/schema/global-id';
import { makeLabel } from '../builders/label';
import { makeCrowd } from '../builders/crowd';
import { contextFor, makeOrganization, query, runQuery } from '../support/context';
import { testDatabase } from '../support/database';

const ADD = 'mutation ($input: MemberLabelAddManyInput!) { memberLabelAddMany(input: $input) { successful } }';
const REMOVE = 'mutation ($input: MemberLabelRemoveManyInput!) { memberLabelRemoveMany(input: $input) { successful } }';
const DELETE = 'mutation ($input: MemberDeleteManyInput!) { memberDeleteMany(input: $input) { successful } }';
const UPDATE = 'mutation ($input: MemberUpdateInput!) { memberUpdate(input: $input) { clientMutationId } }';
const LABEL_DELETE = 'mutation ($input: LabelDeleteInput!) { labelDelete(input: $input) { clientMutationId } }';

async function setUp(size: number) {
  const organization = await makeOrganization(await testDatabase());
  const members = await makeCrowd(organization, size);
  return { organization, members, where: { organizationId: organization.id } };
}

describe('calls on many members at the same time', () => {
  it('put each label on each member once, with one event each, beside single changes', async () => {
    const { organization, members, where } = await setUp(300);
    const labels = await Promise.all([0, 1, 2].map((index) => makeLabel(organization, { name: `Race ${index}` })));
    const context = () => contextFor({ organization });
    const answers = await Promise.all([
      ...[...labels, ...labels].map((label) =>
        runQuery(context(), ADD, { input: { all: true, labelId: toGlobalId('Label', label.id) } }),
      ),
      ...members.slice(0, 60).map((member, index) =>
        runQuery(context(), UPDATE, {
          input: { id: toGlobalId('Member', member.id), name: `Name ${index}`, labels: ['Single'] },
        }),
      ),
    ]);
    expect(answers.flatMap(({ errors }) => errors ?? [])).toEqual([]);
    const { prisma } = organization.database;
    for (const label of labels) {
      const on = await prisma.memberLabel.count({ where: { ...where, labelId: label.id } });
      // A single change replaces the labels that were there before it.
      expect(on).toBeGreaterThanOrEqual(240);
      expect(on).toBeLessThanOrEqual(300);
    }
    const events = await prisma.event.findMany({ where, orderBy: { position: 'asc' } });
    expect(events.map(({ position }) => Number(position))).toEqual(events.map((_event, index) => index + 1));
    const untouched = members[299]?.id ?? '';
    const told = events.filter(({ subjectId }) => subjectId === untouched);
    expect(told.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    expect(told.map(({ data }) => (data as { labels: string[] }).labels.length)).toEqual([1, 2, 3]);
  });

  it('delete each member once', async () => {
    const { organization, where } = await setUp(200);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () =>
        query<{ memberDeleteMany: { successful: number } }>(contextFor({ organization }), DELETE, {
          input: { all: true },
        }),
      ),
    );
    const total = answers.reduce((sum, { memberDeleteMany }) => sum + memberDeleteMany.successful, 0);
    expect(total).toBe(200);
    const { prisma } = organization.database;
    expect(await prisma.event.count({ where: { ...where, type: 'member.deleted' } })).toBe(200);
  });

  it('and the deletion of their label leave neither half a label nor a fault', async () => {
    const { organization, where } = await setUp(200);
    const label = await makeLabel(organization, { name: 'Gone' });
    const id = toGlobalId('Label', label.id);
    const answers = await Promise.all([
      ...[ADD, REMOVE, ADD].map((document) =>
        runQuery(contextFor({ organization }), document, { input: { all: true, labelId: id } }),
      ),
      runQuery(contextFor({ organization }), LABEL_DELETE, { input: { id } }),
    ]);
    const codes = answers.flatMap(({ errors }) => errors ?? []).map(({ extensions }) => extensions['code']);
    expect(codes.filter((code) => code !== 'NOT_FOUND')).toEqual([]);
    expect(await organization.database.prisma.memberLabel.count({ where })).toBe(0);
  });

  it('concern only those who still match when their turn comes', async () => {
    const { organization, members, where } = await setUp(100);
    const filter = { name: { isNull: true } };
    const [deleted] = await Promise.all([
      query<{ memberDeleteMany: { successful: number } }>(contextFor({ organization }), DELETE, { input: { filter } }),
      ...members.map((member) =>
        runQuery(contextFor({ organization }), UPDATE, {
          input: { id: toGlobalId('Member', member.id), name: 'Spared' },
        }),
      ),
    ]);
    const { prisma } = organization.database;
    const spared = await prisma.member.count({ where: { ...where, deletedAt: null } });
    expect(deleted.memberDeleteMany.successful).toBe(100 - spared);
    expect(await prisma.member.count({ where: { ...where, deletedAt: { not: null }, name: { not: null } } })).toBe(0);
  });
});
