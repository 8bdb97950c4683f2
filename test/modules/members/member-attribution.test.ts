import type { Dialect } from '../../../src/auth/viewer';
import type { RequestContext } from '../../../src/context';
import { toGlobalId } from '../../../src/schema/global-id';
import { makeMember } from '../../builders/member';
import { contextFor, makeOrganization, query, refusal, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';

const CREATE = `mutation ($input: MemberCreateInput!) { memberCreate(input: $input) { member { id uuid
  attribution { id type url title referrerSource referrerMedium referrerUrl } } } }`;
const UPDATE = 'mutation ($input: MemberUpdateInput!) { memberUpdate(input: $input) { member { id } } }';
const READ = 'query ($id: ID!) { member(id: $id) { id } }';
const DISABLE = `mutation ($input: MemberCommentingDisableInput!) {
  memberCommentingDisable(input: $input) { member { id } } }`;

async function setUp() {
  const organization = await makeOrganization(await testDatabase());
  return { organization, context: contextFor({ organization }) };
}

/** The same caller with a key of a dialect. */
function keyOf(organization: TestOrganization, dialect: Dialect, name: string): RequestContext {
  const context = contextFor({ organization });
  const viewer = { ...context.viewer, kind: 'key', credentialId: organization.id, name, dialect, bare: false } as const;
  return { ...context, viewer: viewer as RequestContext['viewer'], dialect };
}

describe('the attribution of a new member', () => {
  const attributed = async (context: RequestContext, input: object = {}) => {
    const { memberCreate } = await query<{ memberCreate: { member: { attribution: object | null } } }>(
      context,
      CREATE,
      {
        input: { email: 'a@example.com', ...input },
      },
    );
    return memberCreate.member.attribution;
  };
  const NOWHERE = { id: null, type: null, url: null, title: null };

  it('names the key of a Ghost integration', async () => {
    const { organization } = await setUp();
    expect(await attributed(keyOf(organization, 'ghost', 'golden'))).toEqual({
      ...NOWHERE,
      ...{ referrerSource: 'Integration: golden', referrerMedium: 'Admin API', referrerUrl: null },
    });
  });

  it.each(['graphql', 'allegro', 'audience', 'pliro'] as const)('is empty for a key of %s', async (dialect) => {
    const { organization } = await setUp();
    expect(await attributed(keyOf(organization, dialect, 'golden'))).toBeNull();
  });

  it('is what the caller says', async () => {
    const { organization } = await setUp();
    const attribution = { type: 'post', url: '/welcome/', referrerSource: 'Search' };
    const expected = { ...NOWHERE, ...attribution, referrerMedium: null, referrerUrl: null };
    expect(await attributed(keyOf(organization, 'ghost', 'golden'), { attribution })).toEqual(expected);
  });

  it('must be one that can be stored', async () => {
    const { context } = await setUp();
    for (const title of ['a\u0000', 'x'.repeat(2001)])
      expect(await refusal(context, CREATE, { input: { email: 'a@example.com', attribution: { title } } })).toBe(
        'BAD_USER_INPUT',
      );
  });
});

describe('keys of fronts that know members by address only', () => {
  it.each(['allegro', 'audience', 'ghost'] as const)('%s has no member without one', async (dialect) => {
    const { organization } = await setUp();
    const member = await makeMember(organization, { email: null, activationCode: 'activate-me' });
    const id = toGlobalId('Member', member.id);
    expect(await query(keyOf(organization, dialect, 'k'), READ, { id })).toEqual({ member: null });
    expect(await query(keyOf(organization, 'pliro', 'k'), READ, { id })).toMatchObject({ member: {} });
  });
});

describe('an erased member', () => {
  it('keeps nothing of the profile, also not in the log', async () => {
    const { organization } = await setUp();
    const context = keyOf(organization, 'graphql', 'k');
    const input = {
      ...{
        email: 'secret-a@example.com',
        name: 'secret-b',
        labelNames: ['secret-c'],
        geolocation: { city: 'secret-d' },
      },
      attribution: { url: 'secret-e' },
    };
    const { memberCreate } = await query<{ memberCreate: { member: { id: string; uuid: string } } }>(context, CREATE, {
      input,
    });
    const { id, uuid } = memberCreate.member;
    await query(context, UPDATE, { input: { id, name: 'secret-f', labelNames: [], geolocation: null } });
    await query(context, DISABLE, { input: { id, reason: 'secret-g' } });
    const where = { organizationId: organization.id };
    const { prisma } = organization.database;
    await prisma.member.updateMany({ where, data: { emailSuppression: 'BOUNCE', emailSuppressedAt: new Date() } });
    await query(context, 'mutation ($id: ID!) { memberErase(input: { id: $id }) { clientMutationId } }', { id });
    const row = await prisma.member.findFirstOrThrow({ where });
    expect(row).toMatchObject({
      attribution: null,
      geolocation: null,
      emailSuppression: null,
      emailSuppressedAt: null,
    });
    expect(row.uuid).not.toBe(uuid);
    const events = await prisma.event.findMany({ where: { ...where, subjectType: 'member' } });
    expect(events.length).toBeGreaterThan(3);
    const remembered = JSON.stringify([row, ...events.map(({ data }) => data)]);
    expect(remembered).not.toContain('secret');
    expect(remembered).not.toContain(uuid);
  });
});
