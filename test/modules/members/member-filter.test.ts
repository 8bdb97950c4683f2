import fc from 'fast-check';
import { newId } from '../../../src/shared/id';
import { makeMember } from '../../builders/member';
import { contextFor, makeOrganization, query } from '../../support/context';
import { testDatabase } from '../../support/database';

interface Facts {
  readonly email: string;
  readonly name: string | null;
  readonly note: string | null;
  readonly emailVerified: boolean;
  readonly keys: readonly string[];
}

type Filter = Record<string, unknown>;
type Model = (member: Facts) => boolean;
interface Case {
  readonly filter: Filter;
  readonly model: Model;
}

const NAMES = ['Ann', 'ann', 'Bob', '100%', 'a_b', null];
const MEMBERS: Facts[] = Array.from({ length: 24 }, (_, index) => ({
  email: `p${index}@example.com`,
  name: NAMES[index % NAMES.length] ?? null,
  note: index % 4 === 0 ? null : `note ${index % 3}`,
  emailVerified: index % 2 === 0,
  keys: ['crm', 'shop', 'app'].filter((_key, bit) => (index >> bit) & 1),
}));

const has = (text: string | null, part: string) => text !== null && text.toLowerCase().includes(part.toLowerCase());

const leaf: fc.Arbitrary<Case> = fc.oneof(
  fc
    .constantFrom(...NAMES.filter((name) => name !== null))
    .map((name) => ({ filter: { name: { eq: name } }, model: (m: Facts) => m.name === name })),
  fc
    .constantFrom(...NAMES.filter((name) => name !== null))
    .map((name) => ({ filter: { name: { ne: name } }, model: (m: Facts) => m.name !== name })),
  fc
    .constantFrom('a', '%', '_', 'N', '\\')
    .map((part) => ({ filter: { name: { contains: part } }, model: (m: Facts) => has(m.name, part) })),
  fc.subarray(['note 0', 'note 1']).map((notes) => ({
    filter: { note: { in: notes } },
    model: (m: Facts) => m.note !== null && notes.includes(m.note),
  })),
  fc.boolean().map((isNull) => ({ filter: { note: { isNull } }, model: (m: Facts) => (m.note === null) === isNull })),
  fc.boolean().map((eq) => ({ filter: { emailVerified: { eq } }, model: (m: Facts) => m.emailVerified === eq })),
  fc.constantFrom('crm', 'shop', 'app').map((key) => ({
    filter: { identities: { any: { key: { eq: key } } } },
    model: (m: Facts) => m.keys.includes(key),
  })),
  fc.constantFrom('crm', 'shop', 'app').map((key) => ({
    filter: { identities: { none: { key: { eq: key } } } },
    model: (m: Facts) => !m.keys.includes(key),
  })),
);

const { tree } = fc.letrec<{ tree: Case }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.array(tie('tree'), { maxLength: 3 }).map((nodes) => ({
      filter: { and: nodes.map((n) => n.filter) },
      model: (m: Facts) => nodes.every((n) => n.model(m)),
    })),
    fc.array(tie('tree'), { maxLength: 3 }).map((nodes) => ({
      filter: { or: nodes.map((n) => n.filter) },
      model: (m: Facts) => nodes.some((n) => n.model(m)),
    })),
    tie('tree').map((node) => ({ filter: { not: node.filter }, model: (m: Facts) => !node.model(m) })),
    fc
      .tuple(leaf, tie('tree'))
      .map(([a, b]) => ({ filter: { ...a.filter, and: [b.filter] }, model: (m: Facts) => a.model(m) && b.model(m) })),
  ),
}));

describe('any filter of members', () => {
  it('selects exactly what a plain reading of it selects', async () => {
    const organization = await makeOrganization(await testDatabase());
    for (const { keys, ...values } of MEMBERS) {
      const member = await makeMember(organization, values);
      await organization.database.prisma.identity.createMany({
        data: keys.map((key) => ({
          organizationId: organization.id,
          id: newId(member.createdAt),
          memberId: member.id,
          namespace: 'foreign_key',
          key,
          value: member.id,
          createdAt: member.createdAt,
        })),
      });
    }
    await fc.assert(
      fc.asyncProperty(tree, async ({ filter, model }) => {
        const found = await query<{ members: { nodes: { email: string }[] } }>(
          contextFor({ organization }),
          'query ($filter: MemberFilter) { members(first: 100, filter: $filter) { nodes { email } } }',
          { filter },
        );
        const emails = found.members.nodes.map((node) => node.email).sort();
        expect(emails).toEqual(
          MEMBERS.filter(model)
            .map((member) => member.email)
            .sort(),
        );
      }),
      { numRuns: 150, seed: 20261121 },
    );
  });
});
