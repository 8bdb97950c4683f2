import { contextFor, makeOrganization, runQuery } from '../support/context';
import { testDatabase } from '../support/database';

const CREATE = `mutation ($input: MemberCreateInput!) {
  memberCreate(input: $input) { member { labels { name } newsletters { slug } } } }`;

/** What 40 members get: names that overlap, in other orders each time, and different names with the same slug. */
function labelsOf(index: number): string[] {
  const names = ['alpha', 'beta', 'gamma', 'delta', `Same ${'!'.repeat(index % 5)}slug`];
  return [...names.slice(index % 5), ...names.slice(0, index % 5)];
}

describe('labels that many requests make at once', () => {
  it('are made once each, and nobody is refused', async () => {
    const organization = await makeOrganization(await testDatabase());
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        runQuery(contextFor({ organization }), CREATE, {
          input: { email: `race-${index}@example.com`, labels: labelsOf(index) },
        }),
      ),
    );
    expect(answers.flatMap(({ errors }) => errors ?? [])).toEqual([]);
    const { prisma } = organization.database;
    const where = { organizationId: organization.id };
    const labels = await prisma.label.findMany({ where });
    expect(labels.map(({ nameKey }) => nameKey).sort()).toEqual(
      ['alpha', 'beta', 'delta', 'gamma', ...[0, 1, 2, 3, 4].map((count) => `same ${'!'.repeat(count)}slug`)].sort(),
    );
    expect(await prisma.memberLabel.count({ where })).toBe(200);
    expect(await prisma.event.count({ where: { ...where, type: 'label.created' } })).toBe(9);
  });
});
