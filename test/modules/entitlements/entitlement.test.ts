import { toGlobalId } from '../../../src/schema/global-id';
import { revokeEntitlement } from '../../../src/modules/entitlements/entitlement.service';
import { newId } from '../../../src/shared/id';
import { makeEntitlement } from '../../builders/entitlement';
import { asSystem, makeMember, makeMembers } from '../../builders/member';
import { makeProduct } from '../../builders/offer';
import { describeAccess } from '../../support/access';
import {
  anonymousContext,
  contextFor,
  makeOrganization,
  query,
  refusal,
  runQuery,
  type TestOrganization,
} from '../../support/context';
import { testDatabase } from '../../support/database';

const GRANT = `mutation ($input: EntitlementGrantInput!) { entitlementGrant(input: $input) { entitlement {
  id source status isActive startedAt endedAt note revokedAt member { id } product { id } } } }`;
const REVOKE = `mutation ($input: EntitlementRevokeInput!) { entitlementRevoke(input: $input) { entitlement {
  status isActive revokedAt revokeReason } } }`;
const LIST = `query ($filter: EntitlementFilter, $orderBy: EntitlementOrder) {
  entitlements(filter: $filter, orderBy: $orderBy) { nodes { id } } }`;
const OF_MEMBER = `query ($id: ID!, $active: Boolean, $productId: ID, $asOf: DateTime) {
  member(id: $id) { entitlements(active: $active, productId: $productId, asOf: $asOf) { id status isActive } } }`;

const DAY = 86_400_000;
const NOW = '2026-03-01T12:00:00.000Z';
const globalId = ({ id }: { id: string }) => toGlobalId('Entitlement', id);

async function setUp() {
  const organization = await makeOrganization(await testDatabase());
  const [member, product] = [await makeMember(organization), await makeProduct(organization)];
  const grant = { memberId: member.id, productId: product.id };
  return { organization, member, product, grant, context: contextFor({ organization }) };
}

async function inputFor(organization: TestOrganization) {
  const [member, product] = [await makeMember(organization), await makeProduct(organization)];
  return { memberId: toGlobalId('Member', member.id), productId: toGlobalId('Product', product.id) };
}

describeAccess('entitlementGrant', {
  document: GRANT,
  scope: 'entitlements:write',
  input: inputFor,
  names: { memberId: 'Member', productId: 'Product' },
});

describeAccess('entitlementRevoke', {
  document: REVOKE,
  scope: 'entitlements:write',
  input: async (organization) => {
    const [member, product] = [await makeMember(organization), await makeProduct(organization)];
    const entitlement = await makeEntitlement(organization, { memberId: member.id, productId: product.id });
    return { id: globalId(entitlement) };
  },
  names: { id: 'Entitlement' },
});

describe('granting', () => {
  it.each([
    ['from now on without an end', {}, { status: 'ACTIVE', startedAt: NOW, endedAt: null }],
    ['for later', { startedAt: '2026-04-01T00:00:00.000Z' }, { status: 'SCHEDULED' }],
    [
      'for the past',
      { startedAt: '2026-01-01T00:00:00.000Z', endedAt: '2026-02-01T00:00:00.000Z' },
      { status: 'ENDED' },
    ],
    ['until this very instant', { startedAt: '2026-01-01T00:00:00.000Z', endedAt: NOW }, { status: 'ENDED' }],
  ])('is possible %s', async (_when, times, expected) => {
    const { organization, context } = await setUp();
    const input = { ...(await inputFor(organization)), ...times, note: 'A gift' };
    const { entitlementGrant } = await query<{ entitlementGrant: { entitlement: Record<string, unknown> } }>(
      context,
      GRANT,
      { input },
    );
    const isActive = expected.status === 'ACTIVE';
    expect(entitlementGrant.entitlement).toMatchObject({
      source: 'MANUAL',
      note: 'A gift',
      isActive,
      member: { id: input.memberId },
      product: { id: input.productId },
      ...times,
      ...expected,
    });
    expect(await refusal(context, GRANT, { input: { ...input, startedAt: NOW, endedAt: NOW } })).toBe('BAD_USER_INPUT');
  });

  it('records an event at the business time of the grant', async () => {
    const { organization, grant, member } = await setUp();
    const startedAt = new Date('2026-01-15T00:00:00.000Z');
    const entitlement = await makeEntitlement(organization, { ...grant, startedAt });
    const where = { organizationId: organization.id, subjectType: 'entitlement' };
    expect(await organization.database.prisma.event.findMany({ where })).toMatchObject([
      {
        type: 'entitlement.granted',
        subjectId: entitlement.id,
        memberId: member.id,
        creatorId: organization.creatorId,
        occurredAt: startedAt,
        recordedAt: new Date(NOW),
      },
    ]);
  });

  it('refuses an end before the start, a long note and an archived product, each by its field', async () => {
    const { organization, context, product } = await setUp();
    const input = { ...(await inputFor(organization)), endedAt: '2026-02-01T00:00:00Z', note: 'x'.repeat(2001) };
    const { errors } = await runQuery(context, GRANT, { input });
    const extensions = errors?.[0]?.extensions as { code: string; fields: object };
    expect([extensions.code, ...Object.keys(extensions.fields)]).toEqual(['BAD_USER_INPUT', 'endedAt', 'note']);
    const archivedAt = organization.clock.now();
    await organization.database.prisma.product.updateMany({ where: { id: product.id }, data: { archivedAt } });
    const archived = { ...(await inputFor(organization)), productId: toGlobalId('Product', product.id) };
    expect(await refusal(context, GRANT, { input: archived })).toBe('BAD_USER_INPUT');
  });
});

describe('revoking', () => {
  it('takes access at once, says why, and is for good', async () => {
    const { organization, context, grant } = await setUp();
    const input = { id: globalId(await makeEntitlement(organization, grant)), reason: 'Shared the password' };
    expect(await query(context, REVOKE, { input })).toEqual({
      entitlementRevoke: {
        entitlement: { status: 'REVOKED', isActive: false, revokedAt: NOW, revokeReason: input.reason },
      },
    });
    expect(await refusal(context, REVOKE, { input })).toBe('INVALID_STATE');
  });

  it('works before the start and not behind the end', async () => {
    const { organization, context, grant } = await setUp();
    const later = await makeEntitlement(organization, { ...grant, startedAt: new Date('2026-04-01T00:00:00Z') });
    const over = await makeEntitlement(organization, {
      ...grant,
      startedAt: new Date('2026-01-01T00:00:00Z'),
      endedAt: new Date('2026-02-01T00:00:00Z'),
    });
    expect((await runQuery(context, REVOKE, { input: { id: globalId(later) } })).errors).toBeUndefined();
    expect(await refusal(context, REVOKE, { input: { id: globalId(over) } })).toBe('INVALID_STATE');
  });
});

describe('reading entitlements', () => {
  it('takes a known caller with the scope', async () => {
    const { organization } = await setUp();
    expect(await refusal(anonymousContext(organization), LIST)).toBe('UNAUTHENTICATED');
    expect(await refusal(contextFor({ organization, scopes: ['members:read'] }), LIST)).toBe('FORBIDDEN');
  });

  it('filters and orders', async () => {
    const { organization, context, grant } = await setUp();
    const active = await makeEntitlement(organization, { ...grant, note: 'Prize' });
    organization.clock.advance(1000);
    const limited = await makeEntitlement(organization, { ...grant, endedAt: new Date('2026-03-02T00:00:00Z') });
    const find = async (filter: object, orderBy?: object) =>
      (
        await query<{ entitlements: { nodes: { id: string }[] } }>(context, LIST, { filter, orderBy })
      ).entitlements.nodes.map((node) => node.id);
    expect(await find({})).toEqual([globalId(limited), globalId(active)]);
    expect(await find({}, { field: 'ENDED_AT', direction: 'ASC' })).toEqual([globalId(limited), globalId(active)]);
    expect(await find({ note: { contains: 'pri' } })).toEqual([globalId(active)]);
    expect(await find({ source: { ne: 'MANUAL' } })).toEqual([]);
    expect(await find({ not: { endedAt: { lt: '2027-01-01T00:00:00Z' } } })).toEqual([globalId(active)]);
    organization.clock.advance(DAY);
    expect(await find({ isActive: { eq: true } })).toEqual([globalId(active)]);
    expect(await find({ isActive: { eq: false } })).toEqual([globalId(limited)]);
    expect(await find({ productId: { eq: toGlobalId('Product', grant.productId) } })).toHaveLength(2);
  });

  it('of a member can be chosen by product, by activity and as of an instant', async () => {
    const { organization, context, member, grant } = await setUp();
    const other = await makeProduct(organization);
    const entitlement = await makeEntitlement(organization, grant);
    organization.clock.advance(DAY);
    await asSystem(organization, (system) => revokeEntitlement(system, entitlement.id, 'Fraud'));
    const second = await makeEntitlement(organization, { ...grant, productId: other.id });
    const find = async (args: object) =>
      (
        await query<{ member: { entitlements: { id: string; status: string }[] } }>(context, OF_MEMBER, {
          id: toGlobalId('Member', member.id),
          ...args,
        })
      ).member.entitlements.map((row) => `${row.id} ${row.status}`);
    expect(await find({})).toEqual([`${globalId(second)} ACTIVE`, `${globalId(entitlement)} REVOKED`]);
    expect(await find({ active: true })).toEqual([`${globalId(second)} ACTIVE`]);
    expect(await find({ active: false })).toEqual([`${globalId(entitlement)} REVOKED`]);
    expect(await find({ productId: toGlobalId('Product', other.id) })).toEqual([`${globalId(second)} ACTIVE`]);
    expect(await find({ asOf: '2026-03-01T11:59:59Z' })).toEqual([]);
    expect(await find({ asOf: '2026-03-02T00:00:00Z', active: true })).toEqual([`${globalId(entitlement)} ACTIVE`]);
    expect(await find({ asOf: '2026-03-03T00:00:00Z' })).toHaveLength(2);
  });

  it('takes as many statements for 50 as for 1', async () => {
    const { organization, product } = await setUp();
    for (const member of await makeMembers(organization, 50))
      await makeEntitlement(organization, { memberId: member.id, productId: product.id });
    const graph = `query ($first: Int!, $productId: ID!) { members(first: $first) { nodes {
      entitlements(active: true) { member { id } product { slug } subscription { id } purchase { id } }
      access(productId: $productId) { allowed entitlement { id } } } } }`;
    const count = async (first: number) => {
      const before = organization.database.statements();
      await query(contextFor({ organization }), graph, { first, productId: toGlobalId('Product', product.id) });
      return organization.database.statements() - before;
    };
    expect(await count(50)).toBe(await count(1));
  });

  it('shows nothing to another creator', async () => {
    const { organization, grant } = await setUp();
    await makeEntitlement(organization, grant);
    const stranger = contextFor({ organization, creatorId: newId(new Date(0)) });
    expect(await query(stranger, LIST)).toEqual({ entitlements: { nodes: [] } });
  });
});
