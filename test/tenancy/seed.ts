import type { Database } from '../../src/database/client';
import { toGlobalId } from '../../src/schema/global-id';
import { makeAlert } from '../builders/alert';
import { makeCampaign } from '../builders/campaign';
import { makeMember } from '../builders/member';
import { makePayout } from '../builders/payout';
import { makeAnnouncementMessage } from '../builders/message';
import { contextFor, query, type TestOrganization } from '../support/context';
import { seedCommunity } from './community.seed';
import { seedGiving } from './giving.seed';
import { seedRevenue } from '../builders/revenue';
import type { IdsByType } from './inputs';

/** Where the objects of each type are kept. */
const TABLES: Record<string, string> = {
  Creator: 'creators',
  Member: 'members',
  Identity: 'identities',
  Label: 'labels',
  Newsletter: 'newsletters',
  Product: 'products',
  Tier: 'tiers',
  Price: 'prices',
  Discount: 'discounts',
  MemberSubscription: 'subscriptions',
  Entitlement: 'entitlements',
  Purchase: 'purchases',
  Refund: 'refunds',
  LedgerEntry: 'ledger_entries',
  Payout: 'payouts',
  TipJar: 'tip_jars',
  Tip: 'tips',
  Gift: 'gifts',
  Milestone: 'milestones',
  Credential: 'credentials',
  WebhookEndpoint: 'webhook_endpoints',
  EngagementAlert: 'engagement_alerts',
  Campaign: 'campaigns',
  Announcement: 'announcements',
  Message: 'messages',
  WebhookDelivery: 'webhook_deliveries',
  AcquisitionCost: 'acquisition_costs',
  ExchangeRate: 'exchange_rates',
  MrrMovement: 'mrr_movements',
  RevenueEvent: 'revenue_entries',
  CommunityPost: 'community_posts',
  CommunityComment: 'community_comments',
  CommunityReport: 'community_reports',
  ModerationRule: 'moderation_rules',
};

/** Runs a mutation and answers the id of the object in its payload. */
async function make(organization: TestOrganization, field: string, input: object): Promise<string> {
  const [noun] =
    /^(?:label|newsletter|product|tier|price|discount|entitlement|subscription|purchase|credential|webhookEndpoint)/.exec(
      field,
    ) ?? [''];
  const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input!`;
  const document = `mutation ($input: ${type}) { ${field}(input: $input) { ${noun} { id } } }`;
  const data = await query<Record<string, Record<string, { id: string }>>>(contextFor({ organization }), document, {
    input,
  });
  return data[field]?.[noun]?.id ?? '';
}

/** One object of every type in the organization. */
export async function seedEverything(organization: TestOrganization): Promise<void> {
  const memberId = toGlobalId('Member', (await makeMember(organization)).id);
  const productId = await make(organization, 'productCreate', { name: 'Archive' });
  const tierId = await make(organization, 'tierCreate', { name: 'Fan', productIds: [productId] });
  const price = { tierId, amountMinor: 500, currency: 'USD', interval: 'MONTH', nickname: 'Monthly' };
  const priceId = await make(organization, 'priceCreate', price);
  const half = { tierId, name: 'Half off', type: 'PERCENT', cadence: 'MONTH', amount: 50 };
  const discountId = await make(organization, 'discountCreate', half);
  await make(organization, 'labelCreate', { name: 'VIP' });
  await make(organization, 'newsletterCreate', { name: 'Weekly' });
  await make(organization, 'entitlementGrant', { memberId, productId });
  await make(organization, 'subscriptionCreate', { memberId, tierId, priceId, discountId });
  const purchase = { memberId, priceId, amountMinor: 500, currency: 'USD', provider: 'test', status: 'COMPLETED' };
  const purchaseId = await make(organization, 'purchaseRecord', purchase);
  await make(organization, 'purchaseRefund', { id: purchaseId, amountMinor: 100 });
  await makePayout(organization);
  await make(organization, 'credentialCreate', { dialect: 'GRAPHQL', name: 'Test' });
  const webhook = { format: 'GHOST', url: 'https://hooks.example.com/a', events: ['member.added'] };
  const endpointId = await make(organization, 'webhookEndpointCreate', webhook);
  const ping =
    'mutation ($input: WebhookEndpointPingInput!) { webhookEndpointPing(input: $input) { webhookDelivery { id } } }';
  await query(contextFor({ organization }), ping, { input: { id: endpointId } });
  await makeAlert(organization);
  await makeAnnouncementMessage(organization);
  await makeCampaign(organization);
  await seedCommunity(organization, memberId);
  await seedGiving(organization, { memberId, tierId });
  const identity = { memberId, key: 'crm', value: 'E-1' };
  const set = 'mutation ($input: MemberIdentitySetInput!) { memberIdentitySet(input: $input) { identity { id } } }';
  await query(contextFor({ organization }), set, { input: identity });
  // Last, so that it is worked out up to the last event of all that was made.
  await seedRevenue(organization);
}

/** The newest object of every type in the organization. */
export async function idsOf(database: Database, organization: TestOrganization): Promise<IdsByType> {
  const ids: Record<string, string> = { Organization: toGlobalId('Organization', organization.id) };
  for (const [type, table] of Object.entries(TABLES)) {
    const { rows } = await database.query(`SELECT max(id::text) AS id FROM ${table} WHERE organization_id = $1`, [
      organization.id,
    ]);
    ids[type] = toGlobalId(type, String(rows[0]?.['id']));
  }
  return ids;
}

/** Everything that an organization has, as one digest a table. */
export async function digestOf(database: Database, organization: TestOrganization): Promise<Record<string, unknown>> {
  const { rows: tables } = await database.query(
    "SELECT table_name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'organization_id' ORDER BY 1",
  );
  const digests: Record<string, unknown> = {};
  for (const { table_name: table } of tables) {
    const { rows } = await database.query(
      `SELECT count(*)::int AS count, md5(string_agg(t::text, ',' ORDER BY t::text)) AS digest FROM ${String(table)} t WHERE organization_id = $1`,
      [organization.id],
    );
    digests[String(table)] = rows[0];
  }
  return digests;
}
