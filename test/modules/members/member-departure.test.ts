import { toGlobalId } from '../../../src/schema/global-id';
import { makeScene } from '../../builders/offer';
import { makeMember } from '../../builders/member';
import { makeSubscription } from '../../builders/subscription';
import { contextFor, makeOrganization, query, refusal, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';
import { mutationDocument } from '../../support/guards';

const DELETE = 'mutation ($input: MemberDeleteInput!) { memberDelete(input: $input) { member { id deletedAt } } }';
const RESTORE = 'mutation ($input: MemberRestoreInput!) { memberRestore(input: $input) { member { id deletedAt } } }';
const ERASE = `mutation ($input: MemberEraseInput!) {
  memberErase(input: $input) { member { id email name meta erasedAt } } }`;
const GRANT = 'mutation ($input: EntitlementGrantInput!) { entitlementGrant(input: $input) { entitlement { id } } }';

async function subscribed() {
  const organization = await makeOrganization(await testDatabase());
  const scene = await makeScene(organization);
  const subscription = await makeSubscription(organization, scene);
  return { organization, ...scene, subscription, id: toGlobalId('Member', scene.member.id) };
}

async function standing(organization: TestOrganization, tierId: string, subscriptionId: string) {
  const { prisma } = organization.database;
  const tier = await prisma.tier.findFirstOrThrow({ where: { id: tierId } });
  const subscription = await prisma.subscription.findFirstOrThrow({ where: { id: subscriptionId } });
  return { seats: tier.seatsTaken, status: subscription.status };
}

describe('deleting a member', () => {
  it('leaves subscriptions as they are, so that a restored member has them again', async () => {
    const { organization, tier, subscription, id } = await subscribed();
    const context = contextFor({ organization });
    await query(context, DELETE, { input: { id } });
    expect(await standing(organization, tier.id, subscription.id)).toEqual({ seats: 1, status: 'ACTIVE' });
    expect(await query(context, RESTORE, { input: { id } })).toEqual({
      memberRestore: { member: { id, deletedAt: null } },
    });
  });

  it('cancels them at once when asked to, whatever else the caller may do', async () => {
    const { organization, tier, subscription, id } = await subscribed();
    const context = contextFor({ organization, scopes: ['members:write'] });
    await query(context, DELETE, { input: { id, cancelSubscriptions: true } });
    expect(await standing(organization, tier.id, subscription.id)).toEqual({ seats: 0, status: 'CANCELED' });
  });
});

describe('restoring a member', () => {
  it('is refused for one who is not deleted, and leaves no event', async () => {
    const { organization, id } = await subscribed();
    const before = await organization.database.prisma.event.count({ where: { organizationId: organization.id } });
    expect(await refusal(contextFor({ organization }), RESTORE, { input: { id } })).toBe('INVALID_STATE');
    expect(await organization.database.prisma.event.count({ where: { organizationId: organization.id } })).toBe(before);
  });
});

describe('erasing a member', () => {
  it('reaches kept answers of idempotency keys, which are then no longer given', async () => {
    const organization = await makeOrganization(await testDatabase());
    const context = contextFor({ organization });
    const create = 'mutation ($input: MemberCreateInput!) { memberCreate(input: $input) { member { id } } }';
    const input = { email: 'canary@example.com', name: 'Canary', idempotencyKey: 'k' };
    const { memberCreate } = await query<{ memberCreate: { member: { id: string } } }>(context, create, { input });
    await query(context, ERASE, { input: { id: memberCreate.member.id } });
    const kept = await organization.database.prisma.idempotencyKey.findMany({
      where: { organizationId: organization.id },
    });
    expect(kept.map(({ reply }) => Buffer.from(reply).toString())).toEqual(['']);
    expect(await refusal(context, create, { input })).toBe('NOT_FOUND');
  });

  it('happens once', async () => {
    const { organization, id } = await subscribed();
    const context = contextFor({ organization });
    const first = await query(context, ERASE, { input: { id } });
    organization.clock.advance(1000);
    expect(await query(contextFor({ organization }), ERASE, { input: { id } })).toEqual(first);
    const where = { organizationId: organization.id, type: 'member.erased' };
    expect(await organization.database.prisma.event.count({ where })).toBe(1);
  });

  it('removes personal data everywhere, the event log included, and cannot be undone', async () => {
    const organization = await makeOrganization(await testDatabase());
    const context = contextFor({ organization });
    const values = { name: 'Canary Person', email: 'canary@example.com', note: 'canary', meta: { canary: 1 } };
    const member = await makeMember(organization, values);
    const { product } = await makeScene(organization);
    const id = toGlobalId('Member', member.id);
    const grant = { memberId: id, productId: toGlobalId('Product', product.id), note: 'for the canary' };
    await query(context, GRANT, { input: grant });
    expect(await query(context, ERASE, { input: { id } })).toEqual({
      memberErase: { member: { id, email: null, name: null, meta: {}, erasedAt: '2026-03-01T12:00:00.000Z' } },
    });
    const { prisma } = organization.database;
    const where = { organizationId: organization.id, memberId: member.id };
    const events = await prisma.event.findMany({ where, orderBy: { position: 'asc' } });
    const verbs = ['member.created', 'entitlement.granted', 'entitlement.revoked', 'member.erased'];
    expect(events.map((event) => event.type)).toEqual(verbs);
    expect(
      JSON.stringify([events.map((event) => event.data), await prisma.entitlement.findMany({ where })]),
    ).not.toMatch(/canary/i);
    expect(await refusal(context, RESTORE, { input: { id } })).toBe('INVALID_STATE');
  });

  it('tells nothing personal of the subscriptions that it cancels', async () => {
    const { organization, subscription, id } = await subscribed();
    const context = contextFor({ organization });
    const input = { id: toGlobalId('MemberSubscription', subscription.id), atPeriodEnd: true, reason: 'canary' };
    await query(context, mutationDocument('subscriptionCancel'), { input });
    await query(context, ERASE, { input: { id } });
    const where = { organizationId: organization.id };
    const events = await organization.database.prisma.event.findMany({ where, orderBy: { position: 'asc' } });
    expect(events.slice(-3).map(({ type }) => type)).toEqual([
      'subscription.canceled',
      'entitlement.ended',
      'member.erased',
    ]);
    expect(JSON.stringify(events.map(({ data }) => data))).not.toContain('canary');
  });

  it('forgets by what token the card is charged', async () => {
    const { organization, member, subscription, id } = await subscribed();
    const context = contextFor({ organization });
    const input = { id: toGlobalId('MemberSubscription', subscription.id), paymentMethod: 'pm_card_visa' };
    await query(context, mutationDocument('subscriptionPay'), { input });
    await query(context, ERASE, { input: { id } });
    const where = { organizationId: organization.id, memberId: member.id };
    const { prisma } = organization.database;
    const events = await prisma.event.findMany({ where });
    expect(JSON.stringify(events.map(({ data }) => data))).not.toContain('pm_card_visa');
    expect(await prisma.subscription.findFirst({ where })).toMatchObject({ paymentMethod: null, cardLast4: null });
  });

  it('cancels what is still running and frees its seat, and takes back what was granted', async () => {
    const { organization, tier, product, subscription, id } = await subscribed();
    const context = contextFor({ organization });
    const productId = toGlobalId('Product', product.id);
    await query(context, GRANT, { input: { memberId: id, productId } });
    await query(context, GRANT, { input: { memberId: id, productId, startedAt: '2026-04-01T00:00:00Z' } });
    await query(context, ERASE, { input: { id } });
    expect(await standing(organization, tier.id, subscription.id)).toEqual({ seats: 0, status: 'CANCELED' });
    const where = { organizationId: organization.id, source: 'MANUAL' as const };
    const granted = await organization.database.prisma.entitlement.findMany({ where });
    expect(granted.map((row) => row.revokedAt)).toEqual([organization.clock.now(), organization.clock.now()]);
  });
});

describe('texts that PostgreSQL cannot hold', () => {
  it.each([
    ['a filter', 'query ($text: String!) { members(filter: { name: { eq: $text } }) { totalCount } }'],
    ['an address', 'query ($text: String!) { member(by: { email: $text }) { id } }'],
    [
      'a label',
      'mutation ($text: String!) { memberCreate(input: { email: "l@example.com", labels: [$text] }) { member { id } } }',
    ],
    [
      'an idempotency key',
      'mutation ($text: String!) { memberCreate(input: { email: "k@example.com", idempotencyKey: $text }) { member { id } } }',
    ],
  ])('are refused in %s', async (_where, document) => {
    const organization = await makeOrganization(await testDatabase());
    expect(await refusal(contextFor({ organization }), document, { text: 'a\u0000b' })).toBe('BAD_USER_INPUT');
  });

  it('make no idempotency key, of which several would become one', async () => {
    const organization = await makeOrganization(await testDatabase());
    const create = 'mutation ($input: MemberCreateInput!) { memberCreate(input: $input) { member { id } } }';
    const input = { email: 'k@example.com', idempotencyKey: 'a\ud800' };
    expect(await refusal(contextFor({ organization }), create, { input })).toBe('BAD_USER_INPUT');
  });
});
