import { toGlobalId } from '../../../src/schema/global-id';
import { newId } from '../../../src/shared/id';
import { makeMember } from '../../builders/member';
import { anonymousContext, contextFor, makeOrganization, query, refusal, runQuery } from '../../support/context';
import { testDatabase } from '../../support/database';

const CREATE = `mutation ($input: MemberCreateInput!) {
  memberCreate(input: $input) { clientMutationId member { id email name meta createdAt } } }`;
const UPDATE = `mutation ($input: MemberUpdateInput!) { memberUpdate(input: $input) { member { id email name note meta } } }`;
const REPLACE = `mutation ($input: MemberReplaceInput!) { memberReplace(input: $input) { member { email name note meta } } }`;
const DELETE = `mutation ($input: MemberDeleteInput!) { memberDelete(input: $input) { member { id deletedAt } } }`;
const RESTORE = `mutation ($input: MemberRestoreInput!) { memberRestore(input: $input) { member { id deletedAt } } }`;
const ERASE = `mutation ($input: MemberEraseInput!) { memberErase(input: $input) { member { id erasedAt } } }`;

interface Created {
  memberCreate: { clientMutationId: string | null; member: { id: string; email: string; meta: unknown } };
}

async function setUp() {
  const organization = await makeOrganization(await testDatabase());
  return { organization, context: contextFor({ organization }) };
}

describe('who may write members', () => {
  it('refuses nobody we know', async () => {
    const { organization } = await setUp();
    expect(await refusal(anonymousContext(organization), CREATE, { input: { email: 'a@example.com' } })).toBe(
      'UNAUTHENTICATED',
    );
  });

  it('refuses a caller without the scope', async () => {
    const { organization } = await setUp();
    const reader = contextFor({ organization, scopes: ['members:read'] });
    expect(await refusal(reader, CREATE, { input: { email: 'a@example.com' } })).toBe('FORBIDDEN');
  });

  it.each([
    ['memberUpdate', UPDATE, {}],
    ['memberReplace', REPLACE, { email: 'x@example.com' }],
    ['memberDelete', DELETE, {}],
    ['memberRestore', RESTORE, {}],
    ['memberErase', ERASE, {}],
  ])('%s does not reach a member of another organization', async (_name, document, input) => {
    const { context } = await setUp();
    const other = await makeOrganization(await testDatabase());
    const foreign = await makeMember(other);
    const answers = await Promise.all(
      [foreign.id, newId(new Date(0))].map((id) =>
        runQuery(context, document, { input: { id: toGlobalId('Member', id), ...input } }),
      ),
    );
    expect(answers[0]?.errors?.[0]?.extensions?.['code']).toBe('NOT_FOUND');
    expect(answers[0]).toEqual(answers[1]);
    expect(await other.database.prisma.member.findFirst({ where: { id: foreign.id } })).toEqual(foreign);
  });

  it('does not reach a member of another creator', async () => {
    const { organization } = await setUp();
    const member = await makeMember(organization);
    const scoped = contextFor({ organization, creatorId: newId(new Date(0)) });
    expect(await refusal(scoped, DELETE, { input: { id: toGlobalId('Member', member.id) } })).toBe('NOT_FOUND');
  });
});

describe('creating a member', () => {
  it('answers the member and keeps the address as it was sent', async () => {
    const { context } = await setUp();
    const input = { email: 'Jane@Example.com', name: 'Zoë 🎉', meta: { a: [1, { b: null }] }, clientMutationId: 'x' };
    const { memberCreate } = await query<Created>(context, CREATE, { input });
    expect(memberCreate).toEqual({
      clientMutationId: 'x',
      member: {
        id: expect.any(String),
        email: 'Jane@Example.com',
        name: 'Zoë 🎉',
        meta: input.meta,
        createdAt: '2026-03-01T12:00:00.000Z',
      },
    });
  });

  it('takes an address once, whatever its case, and again after a deletion', async () => {
    const { context } = await setUp();
    const first = await query<Created>(context, CREATE, { input: { email: 'jane@example.com' } });
    expect(await refusal(context, CREATE, { input: { email: 'JANE@example.com' } })).toBe('EMAIL_TAKEN');
    await query(context, DELETE, { input: { id: first.memberCreate.member.id } });
    const second = await query<Created>(context, CREATE, { input: { email: 'JANE@example.com' } });
    expect(second.memberCreate.member.id).not.toBe(first.memberCreate.member.id);
    expect(await refusal(context, RESTORE, { input: { id: first.memberCreate.member.id } })).toBe('EMAIL_TAKEN');
  });

  it.each([
    ['neither address nor code', {}],
    ['no address', { email: 'nobody' }],
    ['a blank address', { email: '' }],
    ['a code that is too short', { activationCode: '1234567' }],
    ['NUL in a name', { email: 'a@example.com', name: 'a\u0000b' }],
    ['NUL in meta', { email: 'a@example.com', meta: { a: '\u0000' } }],
    ['a broken surrogate in meta', { email: 'a@example.com', meta: { '\ud800': 1 } }],
    ['meta that is too large', { email: 'a@example.com', meta: { a: 'x'.repeat(70_000) } }],
    ['a picture that is no web address', { email: 'a@example.com', avatarUrl: 'javascript:alert(1)' }],
  ])('refuses %s', async (_name, input) => {
    const { context, organization } = await setUp();
    expect(await refusal(context, CREATE, { input })).toBe('BAD_USER_INPUT');
    expect(await organization.database.prisma.member.count({ where: { organizationId: organization.id } })).toBe(0);
  });

  it('has its effect once for an idempotency key', async () => {
    const { context, organization } = await setUp();
    const input = { email: 'once@example.com', idempotencyKey: 'k1' };
    const first = await query<Created>(context, CREATE, { input });
    expect(await query<Created>(context, CREATE, { input })).toEqual(first);
    expect(await refusal(context, CREATE, { input: { ...input, email: 'other@example.com' } })).toBe(
      'IDEMPOTENCY_MISMATCH',
    );
    expect(await organization.database.prisma.member.count({ where: { organizationId: organization.id } })).toBe(1);
    expect(await organization.database.prisma.event.count({ where: { organizationId: organization.id } })).toBe(1);
  });

  it('leaves no idempotency key behind when it is refused', async () => {
    const { context } = await setUp();
    const input = { email: 'bad', idempotencyKey: 'k1' };
    expect(await refusal(context, CREATE, { input })).toBe('BAD_USER_INPUT');
    await query(context, CREATE, { input: { ...input, email: 'good@example.com' } });
  });
});

describe('changing a member', () => {
  it('changes what is given, merges meta, and removes keys with null', async () => {
    const { context, organization } = await setUp();
    const member = await makeMember(organization, { name: 'A', note: 'n', meta: { a: 1, b: { c: null }, gone: 1 } });
    const id = toGlobalId('Member', member.id);
    const input = { id, name: null, meta: { a: 2, d: 'x', gone: null, never: null } };
    const data = await query<Record<string, { member: object }>>(context, UPDATE, { input });
    expect(data['memberUpdate']?.member).toMatchObject({
      name: null,
      note: 'n',
      meta: { a: 2, b: { c: null }, d: 'x' },
    });
  });

  it('does not let merged meta outgrow its limit', async () => {
    const { context, organization } = await setUp();
    const member = await makeMember(organization, { meta: { a: 'x'.repeat(40_000) } });
    const input = { id: toGlobalId('Member', member.id), meta: { b: 'y'.repeat(40_000) } };
    expect(await refusal(context, UPDATE, { input })).toBe('BAD_USER_INPUT');
    const stored = await organization.database.prisma.member.findFirstOrThrow({ where: { id: member.id } });
    expect(Object.keys(stored.meta as object)).toEqual(['a']);
  });

  it('replaces address, name and meta and leaves the rest', async () => {
    const { context, organization } = await setUp();
    const member = await makeMember(organization, { name: 'A', note: 'n', meta: { a: 1 } });
    const id = toGlobalId('Member', member.id);
    const kept = await query<Record<string, { member: object }>>(context, REPLACE, {
      input: { id, email: 'new@example.com' },
    });
    expect(kept['memberReplace']?.member).toEqual({ email: 'new@example.com', name: null, note: 'n', meta: { a: 1 } });
    const input = { id, email: 'new@example.com', meta: {} };
    const emptied = await query<Record<string, { member: object }>>(context, REPLACE, { input });
    expect(emptied['memberReplace']?.member).toMatchObject({ meta: {} });
  });

  it('does not leave a member without address and code', async () => {
    const { context, organization } = await setUp();
    const member = await makeMember(organization);
    expect(await refusal(context, UPDATE, { input: { id: toGlobalId('Member', member.id), email: null } })).toBe(
      'BAD_USER_INPUT',
    );
  });
});
