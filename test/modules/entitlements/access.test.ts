import { toGlobalId } from '../../../src/schema/global-id';
import { revokeEntitlement } from '../../../src/modules/entitlements/entitlement.service';
import { deleteMember } from '../../../src/modules/members/member-departure.service';
import { newId } from '../../../src/shared/id';
import { makeEntitlement } from '../../builders/entitlement';
import { asSystem, makeMember } from '../../builders/member';
import { makeProduct } from '../../builders/offer';
import { contextFor, makeOrganization, query, refusal } from '../../support/context';
import { testDatabase } from '../../support/database';

const ACCESS = `query ($id: ID!, $productId: ID!, $at: DateTime) { members(filter: { id: { eq: $id } }, includeDeleted: true) {
  nodes { access(productId: $productId, at: $at) { allowed reason explanation since until entitlement { id } } } } }`;

interface Answer {
  members: { nodes: { access: Record<string, unknown> }[] };
}

const day = (date: string) => new Date(`${date}T00:00:00.000Z`);

async function setUp() {
  const organization = await makeOrganization(await testDatabase());
  const member = await makeMember(organization);
  const product = await makeProduct(organization, 'Archive');
  const context = contextFor({ organization });
  const ids = { id: toGlobalId('Member', member.id), productId: toGlobalId('Product', product.id) };
  const grant = (startedAt: string, endedAt?: string) =>
    makeEntitlement(organization, {
      memberId: member.id,
      productId: product.id,
      startedAt: day(startedAt),
      endedAt: endedAt ? day(endedAt) : null,
    });
  const access = async (at?: string) =>
    (await query<Answer>(context, ACCESS, { ...ids, at: at && day(at).toISOString() })).members.nodes[0]?.access;
  return { organization, member, context, ids, grant, access };
}

describe('access of a member to a product', () => {
  it('was never granted', async () => {
    const { access } = await setUp();
    expect(await access()).toEqual({
      allowed: false,
      reason: 'NEVER_GRANTED',
      explanation: 'The member has never been granted access to Archive.',
      since: null,
      until: null,
      entitlement: null,
    });
  });

  it('is granted by any active entitlement, until the last of them ends', async () => {
    const { grant, access } = await setUp();
    await grant('2026-01-01', '2026-04-01');
    const longest = await grant('2026-02-01', '2026-06-01');
    expect(await access()).toEqual({
      allowed: true,
      reason: 'GRANTED',
      explanation:
        'The member has had access to Archive since 2026-01-01T00:00:00.000Z until 2026-06-01T00:00:00.000Z.',
      since: '2026-01-01T00:00:00.000Z',
      until: '2026-06-01T00:00:00.000Z',
      entitlement: { id: toGlobalId('Entitlement', longest.id) },
    });
  });

  it('is told at any instant, its start included and its end not', async () => {
    const { grant, access } = await setUp();
    await grant('2026-01-01', '2026-02-01');
    expect(await access('2025-12-31')).toMatchObject({ reason: 'SCHEDULED', since: '2026-01-01T00:00:00.000Z' });
    expect(await access('2026-01-01')).toMatchObject({ allowed: true, reason: 'GRANTED' });
    expect(await access('2026-02-01')).toMatchObject({
      allowed: false,
      reason: 'ENDED',
      explanation: "The member's access to Archive ended at 2026-02-01T00:00:00.000Z.",
    });
  });

  it('that starts later says more than what is over', async () => {
    const { grant, access } = await setUp();
    await grant('2026-01-01', '2026-02-01');
    await grant('2026-05-01');
    expect(await access()).toMatchObject({ reason: 'SCHEDULED', since: '2026-05-01T00:00:00.000Z', until: null });
  });

  it('was revoked, and says why; before that it was granted', async () => {
    const { organization, grant, access } = await setUp();
    await grant('2025-01-01', '2025-02-01');
    const revoked = await grant('2026-01-01');
    await asSystem(organization, (system) => revokeEntitlement(system, revoked.id, 'fraud'));
    expect(await access()).toMatchObject({
      allowed: false,
      reason: 'REVOKED',
      explanation: "The member's access to Archive was revoked at 2026-03-01T12:00:00.000Z: fraud.",
      entitlement: { id: toGlobalId('Entitlement', revoked.id) },
    });
    expect(await access('2026-03-01')).toMatchObject({ reason: 'GRANTED', until: '2026-03-01T12:00:00.000Z' });
  });

  it('is gone when the member is deleted', async () => {
    const { organization, member, grant, access } = await setUp();
    await grant('2026-01-01');
    await asSystem(organization, (system) => deleteMember(system, member.id));
    expect(await access()).toMatchObject({ allowed: false, reason: 'MEMBER_DELETED', entitlement: null });
  });

  it('is not told without the scope, nor for a product that is not there', async () => {
    const { organization, context, ids } = await setUp();
    const blind = contextFor({ organization, scopes: ['members:read'] });
    expect(await refusal(blind, ACCESS, ids)).toBe('FORBIDDEN');
    const other = await makeProduct(await makeOrganization(await testDatabase()));
    for (const id of [other.id, newId(new Date(0))])
      expect(await refusal(context, ACCESS, { ...ids, productId: toGlobalId('Product', id) })).toBe('NOT_FOUND');
  });
});
