import { makeMember } from '../../builders/member';
import { contextFor, makeOrganization, query, refusal, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';

const IMPORT = `mutation ($rows: [MemberImportRow!]!) {
  memberImport(input: { rows: $rows }) { results { outcome problems } }
}`;

let organization: TestOrganization;

beforeEach(async () => {
  organization = await makeOrganization(await testDatabase());
});

describe('a list of members who join now', () => {
  it('is noted as any joining, at the time of each line', async () => {
    await makeMember(organization, { email: 'old@example.com', name: 'Old' });
    const row = { email: 'new@example.com', createdAt: '2020-06-15T12:00:00.000Z', labels: ['x'] };
    const rows = [row, { email: 'old@example.com', name: 'Newer' }, { email: 'nobody' }];
    const { memberImport } = await query<{ memberImport: { results: object[] } }>(
      contextFor({ organization }),
      IMPORT,
      {
        rows,
      },
    );
    const outcomes = [{ outcome: 'CREATED' }, { outcome: 'UPDATED' }, { outcome: 'INVALID' }];
    expect(memberImport.results).toMatchObject(outcomes);
    const events = await organization.database.prisma.event.findMany({ where: { organizationId: organization.id } });
    const told = new Map(events.map(({ type, occurredAt, data }) => [`${type} ${occurredAt.toISOString()}`, data]));
    const now = organization.clock.now().toISOString();
    expect(told.get(`member.created ${row.createdAt}`)).toMatchObject({ labels: ['x'], source: 'import' });
    expect(told.get(`member.updated ${now}`)).toMatchObject({ name: 'Newer', previous: { name: 'Old' } });
    expect(told.has(`label.created ${now}`)).toBe(true);
  });

  it('is refused when it is too long, and to who may not', async () => {
    const rows = Array.from({ length: 501 }, (_nothing, index) => ({ email: `m${index}@example.com` }));
    expect(await refusal(contextFor({ organization }), IMPORT, { rows })).toBe('BAD_USER_INPUT');
    const reader = contextFor({ organization, scopes: ['members:read'] });
    expect(await refusal(reader, IMPORT, { rows: rows.slice(0, 1) })).toBe('FORBIDDEN');
    const writer = contextFor({ organization, scopes: ['members:read', 'members:write'] });
    const given = [{ email: 'a@example.com', complimentary: true }];
    expect(await refusal(writer, IMPORT, { rows: given })).toBe('FORBIDDEN');
    const ofCreator = contextFor({ organization, creatorId: organization.creatorId });
    expect(await refusal(ofCreator, IMPORT, { rows: rows.slice(0, 1) })).toBe('FORBIDDEN');
  });
});
