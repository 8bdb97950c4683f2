import { toGlobalId } from '../../../src/schema/global-id';
import { makeMember } from '../../builders/member';
import { makeNewsletter } from '../../builders/newsletter';
import { makeOffer } from '../../builders/offer';
import { makeSubscription } from '../../builders/subscription';
import { contextFor, makeOrganization, query, refusal } from '../../support/context';
import { testDatabase } from '../../support/database';
import { countStatements, itGuards } from '../../support/guards';

const PROFILE = `uuid status subscribed emailCount emailOpenedCount emailOpenRate commentNotifications announcementEmails
  emailSuppression { reason suppressedAt } commenting { disabled reason until } canComment
  attribution { id type url title referrerSource referrerMedium referrerUrl }`;
const CREATE = `mutation ($input: MemberCreateInput!) { memberCreate(input: $input) { member { id ${PROFILE} } } }`;
const UPDATE = `mutation ($input: MemberUpdateInput!) { memberUpdate(input: $input) { member { ${PROFILE} } } }`;
const READ = `query ($id: ID!) { member(id: $id) { ${PROFILE} } }`;
const BY = 'query ($by: MemberBy!) { member(by: $by) { id } }';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const disable = mutation('Disable');
const enable = mutation('Enable');

function mutation(verb: string): string {
  const name = `memberCommenting${verb}`;
  return `mutation ($input: ${name.replace('m', 'M')}Input!) {
    ${name}(input: $input) { member { canComment commenting { disabled reason until } } } }`;
}

async function setUp() {
  const organization = await makeOrganization(await testDatabase());
  return { organization, context: contextFor({ organization }) };
}

const NEW = {
  uuid: expect.stringMatching(UUID),
  status: 'FREE',
  subscribed: false,
  ...{ emailCount: 0, emailOpenedCount: 0, emailOpenRate: null, emailSuppression: null },
  ...{ commentNotifications: true, announcementEmails: null, canComment: true, attribution: null },
  commenting: { disabled: false, reason: null, until: null },
};

describe('the profile of a member', () => {
  it('begins empty', async () => {
    const { context } = await setUp();
    const { memberCreate } = await query<{ memberCreate: { member: object } }>(context, CREATE, {
      input: { email: 'a@example.com' },
    });
    expect(memberCreate.member).toMatchObject(NEW);
  });

  it('shows what is stored', async () => {
    const { organization, context } = await setUp();
    const { id } = await makeMember(organization);
    const suppressedAt = new Date('2026-02-01T00:00:00.000Z');
    await organization.database.prisma.member.updateMany({
      where: { id },
      data: {
        ...{ emailCount: 40, emailOpenedCount: 10, emailOpenRate: 25 },
        ...{ emailSuppression: 'COMPLAINT', emailSuppressedAt: suppressedAt },
      },
    });
    expect(await query(context, READ, { id: toGlobalId('Member', id) })).toEqual({
      member: {
        ...NEW,
        ...{ emailCount: 40, emailOpenedCount: 10, emailOpenRate: 25 },
        emailSuppression: { reason: 'COMPLAINT', suppressedAt: suppressedAt.toISOString() },
      },
    });
  });

  it('has preferences that can be changed', async () => {
    const { organization, context } = await setUp();
    const id = toGlobalId('Member', (await makeMember(organization)).id);
    const chosen = { commentNotifications: false, announcementEmails: true };
    expect(await query(context, UPDATE, { input: { id, ...chosen } })).toMatchObject({
      memberUpdate: { member: chosen },
    });
    const unchosen = { commentNotifications: null, announcementEmails: null };
    expect(await query(context, UPDATE, { input: { id, ...unchosen } })).toMatchObject({
      memberUpdate: { member: { commentNotifications: false, announcementEmails: null } },
    });
  });

  it('takes as many statements for 1 member as for 50', async () => {
    const { organization } = await setUp();
    const offer = await makeOffer(organization);
    const newsletter = await makeNewsletter(organization);
    for (let index = 0; index < 50; index++) {
      const member = await makeMember(organization, { newsletterIds: [newsletter.id], labels: [`l${index % 7}`] });
      if (index % 2) await makeSubscription(organization, { member, ...offer });
    }
    const list = `query ($first: Int) { members(first: $first) { nodes { ${PROFILE} labels { name } } } }`;
    const few = await countStatements(organization, list, { first: 1 });
    expect(await countStatements(organization, list, { first: 50 })).toBe(few);
    const both = `query ($first: Int) { members(first: $first) { nodes { status subscriptions { id } } } }`;
    const one = 'query ($first: Int) { members(first: $first) { nodes { subscriptions { id } } } }';
    expect(await countStatements(organization, both, { first: 50 })).toBe(
      await countStatements(organization, one, { first: 50 }),
    );
  });
});

describe('a member by uuid', () => {
  it('is found in any case, and not in another organization, when deleted, or by what is no uuid', async () => {
    const { organization, context } = await setUp();
    const member = await makeMember(organization);
    const other = await makeOrganization(await testDatabase());
    const find = (uuid: string, by = context) => query(by, BY, { by: { uuid } });
    const found = { member: { id: toGlobalId('Member', member.id) } };
    expect(await find(member.uuid.toUpperCase())).toEqual(found);
    expect(await find(member.uuid, contextFor({ organization: other }))).toEqual({ member: null });
    for (const text of ['22222222-2222-4222-8222-222222222222', 'nope', ''])
      expect(await find(text)).toEqual({ member: null });
    await query(context, 'mutation ($id: ID!) { memberDelete(input: { id: $id }) { clientMutationId } }', {
      id: found.member.id,
    });
    expect(await find(member.uuid)).toEqual({ member: null });
    expect(await refusal(context, BY, { by: { uuid: member.uuid, email: 'a@example.com' } })).toBe('BAD_USER_INPUT');
  });
});

describe('commenting', () => {
  itGuards([
    { name: 'memberCommentingDisable', scope: 'members:write', input: { id: 'x', reason: 'r' } },
    { name: 'memberCommentingEnable', scope: 'members:write', input: { id: 'x' } },
    { name: 'memberEmailSuppressionRemove', scope: 'members:write', input: { id: 'x' } },
  ]);

  it('is forbidden until a time and allowed again, each with an event and a new version', async () => {
    const { organization, context } = await setUp();
    const member = await makeMember(organization);
    const id = toGlobalId('Member', member.id);
    const until = '2026-03-02T12:00:00.000Z';
    const banned = { canComment: false, commenting: { disabled: true, reason: 'spam', until } };
    const input = { id, reason: 'spam', until };
    expect(await query(context, disable, { input })).toEqual({ memberCommentingDisable: { member: banned } });
    await query(context, disable, { input });
    const { prisma } = organization.database;
    expect(await prisma.member.findFirst({ where: { id: member.id } })).toMatchObject({ version: 2 });
    organization.clock.advance(86_400_000);
    expect(await query(context, READ, { id })).toMatchObject({ member: { ...banned, canComment: true } });
    expect(await query(context, enable, { input: { id } })).toEqual({
      memberCommentingEnable: { member: { canComment: true, commenting: NEW.commenting } },
    });
    const events = await prisma.event.findMany({
      where: { organizationId: organization.id, type: 'member.updated' },
      orderBy: { position: 'asc' },
    });
    expect(events.map(({ data }) => (data as { previous: object }).previous)).toEqual([
      expect.objectContaining({ commentingDisabled: false, commentingDisabledReason: null }),
      expect.objectContaining({ commentingDisabled: true, commentingDisabledReason: 'spam' }),
    ]);
  });

  it.each([
    ['a blank reason', { reason: ' ' }],
    ['a reason that is too long', { reason: 'x'.repeat(2001) }],
    ['an end in the past', { reason: 'spam', until: '2026-03-01T12:00:00.000Z' }],
  ])('is not forbidden with %s', async (_name, ban) => {
    const { organization, context } = await setUp();
    const id = toGlobalId('Member', (await makeMember(organization)).id);
    expect(await refusal(context, disable, { input: { id, ...ban } })).toBe('BAD_USER_INPUT');
  });

  it('of a member of another organization is not there', async () => {
    const { context } = await setUp();
    const other = await makeMember(await makeOrganization(await testDatabase()));
    const id = toGlobalId('Member', other.id);
    expect(await refusal(context, disable, { input: { id, reason: 'spam' } })).toBe('NOT_FOUND');
    expect(await refusal(context, enable, { input: { id } })).toBe('NOT_FOUND');
  });
});

describe('a suppressed address', () => {
  const REMOVE = `mutation ($input: MemberEmailSuppressionRemoveInput!) {
    memberEmailSuppressionRemove(input: $input) { member { emailSuppression { reason } } } }`;

  async function withSuppressed() {
    const { organization, context } = await setUp();
    const { id } = await makeMember(organization, { email: 'old@example.com' });
    const { prisma } = organization.database;
    await prisma.member.updateMany({
      where: { id },
      data: { emailSuppression: 'BOUNCE', emailSuppressedAt: new Date() },
    });
    return { context, prisma, id, globalId: toGlobalId('Member', id) };
  }

  it('is written to again on demand', async () => {
    const { context, prisma, id, globalId } = await withSuppressed();
    expect(await query(context, REMOVE, { input: { id: globalId } })).toEqual({
      memberEmailSuppressionRemove: { member: { emailSuppression: null } },
    });
    expect(await prisma.member.findFirst({ where: { id } })).toMatchObject({ version: 2, emailSuppressedAt: null });
    await query(context, REMOVE, { input: { id: globalId } });
    expect(await prisma.member.findFirst({ where: { id } })).toMatchObject({ version: 2 });
  });

  it('says nothing of the next address, but of the same one in other letters', async () => {
    const { context, globalId } = await withSuppressed();
    const update = (email: string) => query(context, UPDATE, { input: { id: globalId, email } });
    const same = { memberUpdate: { member: { emailSuppression: { reason: 'BOUNCE' } } } };
    expect(await update('OLD@example.com')).toMatchObject(same);
    expect(await update('new@example.com')).toMatchObject({ memberUpdate: { member: { emailSuppression: null } } });
  });
});
