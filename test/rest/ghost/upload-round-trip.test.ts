import fc from 'fast-check';
import { importMembers } from '../../../src/modules/imports/import.service';
import { recordOfRow } from '../../../src/modules/imports/member-row';
import { ghost } from '../../../src/rest/dialects/ghost';
import { readRow } from '../../../src/rest/dialects/ghost/upload/row';
import { parseObjectId } from '../../../src/shared/object-id';
import { makeNewsletter } from '../../builders/newsletter';
import { makeOffer } from '../../builders/offer';
import { contextFor, makeOrganization, type TestOrganization } from '../../support/context';
import { parseCsv } from '../../support/csv';
import { testDatabase } from '../../support/database';
import { RestServer } from '../../support/rest';

let organization: TestOrganization;
let download: () => Promise<{ readonly text: string }>;

async function open(): Promise<void> {
  organization = await makeOrganization(await testDatabase());
  await makeNewsletter(organization, { name: 'Usual', subscribeOnSignup: true });
  const rest = await RestServer.start(organization, { dialects: [ghost] });
  const token = rest.issue('ghost');
  download = () => rest.send({ url: '/ghost/api/admin/members/upload/', token });
}

const text = fc
  .string({ unit: fc.constantFrom(...`='"+-@,; \t\r\naZé👩‍👧`, 'word'), maxLength: 12 })
  .map((drawn) => (drawn.trim() === '' ? '' : drawn));
const label = text.filter((name) => name.trim() !== '' && name.trim() === name);
const someone = fc.record({
  name: text,
  note: text,
  subscribed: fc.boolean(),
  labels: fc.uniqueArray(label, { maxLength: 4, selector: (name) => name.normalize('NFC').toLowerCase() }),
  kind: fc.constantFrom('free', 'complimentary', 'gift', 'customer'),
  joined: fc.date({ min: new Date('2015-01-01'), max: new Date('2026-02-01'), noInvalidDate: true }),
});

describe('what was exported', () => {
  it('comes back the same in an empty organization', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(someone, { minLength: 1, maxLength: 12 }), async (people) => {
        await open();
        await makeOffer(organization, { name: 'Gold, "best"' });
        const context = contextFor({ organization });
        const rows = people.map(({ kind, joined, ...values }, index) => ({
          ...recordOfRow({
            ...values,
            ...{ email: `m${index}@example.com`, createdAt: joined, tiers: ['Gold, "best"'] },
            ...{ complimentary: kind === 'complimentary', giftId: kind === 'gift' ? `gift_${index}` : null },
            customerId: kind === 'customer' ? `cus_${index}` : null,
          }),
        }));
        const first = await importMembers(context, rows, { history: true });
        expect(first.map(({ outcome, problems }) => [outcome, problems])).toEqual(rows.map(() => ['created', []]));
        const exported = (await download()).text;
        await open();
        await makeOffer(organization, { name: 'Gold, "best"' });
        const [header = [], ...lines] = parseCsv(`${exported}\r\n`);
        const records = lines.map((cells) => {
          const { row, problems } = readRow(
            Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ''])),
          );
          expect(problems).toEqual([]);
          const { id, ...values } = row;
          return { ...recordOfRow(values), id: parseObjectId(id ?? ''), foreignId: id };
        });
        await importMembers(contextFor({ organization }), records, { history: true });
        expect((await download()).text).toBe(exported);
      }),
      { numRuns: 15 },
    );
  });
});
