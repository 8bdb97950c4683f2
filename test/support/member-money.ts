import { contextFor, query, type TestOrganization } from './context';

/** The ids of what a member with entitlements and purchases has, as the graph gives them. */
export interface EntitledMember {
  readonly memberId: string;
  readonly productId: string;
  readonly priceId: string;
  readonly entitlementId: string;
  readonly purchaseId: string;
}

type Inputs = Record<string, unknown>;

/**
 * A member with the foreign key crm=E-1, an active, an ended, a scheduled and a revoked entitlement, a completed purchase
 * of 999 usd through stripe, refunded ones and a pending one. Everything is made by mutations, as a client would. The
 * tier of the price gives no access, so that the purchases grant nothing.
 */
export async function makeEntitledMember(
  organization: TestOrganization,
  email = 'entitled@example.com',
): Promise<EntitledMember> {
  const run = runner(organization);
  const memberId = await run('memberCreate', 'member', { email });
  await run('memberIdentitySet', 'identity', { memberId, key: 'crm', value: 'E-1' });
  const productId = await run('productCreate', 'product', { name: 'Digital Access' });
  const tierId = await run('tierCreate', 'tier', { name: 'Supporter' });
  const price = { tierId, nickname: 'Monthly', amountMinor: 999, currency: 'usd', interval: 'MONTH' };
  const priceId = await run('priceCreate', 'price', price);
  const grant = { memberId, productId };
  const entitlementId = await run('entitlementGrant', 'entitlement', { ...grant, note: 'thanks' });
  await run('entitlementGrant', 'entitlement', { ...grant, ...time('2026-01-01', '2026-02-01') });
  await run('entitlementGrant', 'entitlement', { ...grant, ...time('2027-01-01', '2027-02-01') });
  await run('entitlementRevoke', 'entitlement', { id: await run('entitlementGrant', 'entitlement', grant) });
  const purchase = { memberId, priceId, amountMinor: 999, currency: 'USD', provider: 'stripe', kind: 'TIER' };
  const purchaseId = await run('purchaseRecord', 'purchase', purchase);
  await run('purchaseRefund', 'purchase', { id: await run('purchaseRecord', 'purchase', purchase) });
  const partly = await run('purchaseRecord', 'purchase', purchase);
  await run('purchaseRefund', 'purchase', { id: partly, amountMinor: 100 });
  await run('purchaseRecord', 'purchase', { ...purchase, status: 'PENDING' });
  return { memberId, productId, priceId, entitlementId, purchaseId };
}

/** Runs a mutation as a key of the organization and answers the id of its noun. */
export function runner(
  organization: TestOrganization,
): (mutation: string, noun: string, input: Inputs) => Promise<string> {
  const context = contextFor({ organization });
  return async (mutation, noun, input) => {
    const type = mutation.charAt(0).toUpperCase() + mutation.slice(1);
    const document = `mutation ($input: ${type}Input!) { ${mutation}(input: $input) { ${noun} { id } } }`;
    const data = await query<Record<string, Record<string, { id: string }>>>(context, document, { input });
    return data[mutation]?.[noun]?.id ?? '';
  };
}

function time(from: string, to: string): Inputs {
  return { startedAt: `${from}T00:00:00Z`, endedAt: `${to}T00:00:00Z` };
}
