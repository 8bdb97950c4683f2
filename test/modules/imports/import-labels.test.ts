import { importMembers } from '../../../src/modules/imports/import.service';
import { toGlobalId } from '../../../src/schema/global-id';
import { makeLabel } from '../../builders/label';
import { contextFor, makeOrganization, query } from '../../support/context';
import { testDatabase } from '../../support/database';

it('continues the events of a label that was deleted and comes back under its id', async () => {
  const organization = await makeOrganization(await testDatabase());
  const context = contextFor({ organization });
  const { id } = await makeLabel(organization, { name: 'Back' });
  const input = { id: toGlobalId('Label', id) };
  await query(context, 'mutation ($input: LabelDeleteInput!) { labelDelete(input: $input) { label { id } } }', {
    input,
  });
  const records = [{ email: 'paula@example.com', labels: [{ id, name: 'Back' }] }];
  expect(await importMembers(context, records, { history: true })).toMatchObject([{ outcome: 'created' }]);
  const where = { organizationId: organization.id, subjectId: id };
  const events = await organization.database.prisma.event.findMany({ where, orderBy: { position: 'asc' } });
  expect(events.map(({ type, sequence }) => [type, sequence])).toEqual([
    ['label.created', 1],
    ['label.deleted', 2],
    ['label.imported', 3],
  ]);
});
