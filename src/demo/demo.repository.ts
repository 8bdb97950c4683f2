import type { CredentialDialect } from '../auth/credential';
import type { Query } from '../database/client';
import type {
  AcquisitionCostModel,
  AnnouncementModel,
  CampaignModel,
  CommunityCommentModel,
  CommunityMentionModel,
  CommunityPostModel,
  CommunityReactionModel,
  CommunityReportModel,
  CreatorModel,
  DiscountModel,
  DiscountRedemptionModel,
  EngagementAlertModel,
  EntitlementModel,
  EventModel,
  EventPositionModel,
  ExchangeRateModel,
  IdentityModel,
  LabelModel,
  LedgerEntryModel,
  LedgerTransactionModel,
  MailingModel,
  MemberLabelModel,
  MemberModel,
  MemberNewsletterModel,
  MessageModel,
  ModerationActionModel,
  ModerationRuleModel,
  NewsletterModel,
  OrganizationModel,
  PaymentModel,
  PayoutModel,
  PriceModel,
  ProductModel,
  PurchaseModel,
  RefundModel,
  SubscriptionModel,
  TestProviderChargeModel,
  TierModel,
  TierProductModel,
  WebhookDeliveryModel,
  WebhookEndpointModel,
} from '../database/generated/models';
import type { Db } from '../database/transaction';
import type { Id } from '../shared/id';

/** The rows of whole organizations, by table, each table behind those that it refers to. */
export interface DemoTables {
  readonly organizations: OrganizationModel[];
  readonly creators: CreatorModel[];
  readonly webhook_endpoints: WebhookEndpointModel[];
  readonly webhook_deliveries: WebhookDeliveryModel[];
  readonly engagement_alerts: EngagementAlertModel[];
  readonly labels: LabelModel[];
  readonly newsletters: NewsletterModel[];
  readonly products: ProductModel[];
  readonly tiers: TierModel[];
  readonly tier_products: TierProductModel[];
  readonly prices: PriceModel[];
  readonly discounts: DiscountModel[];
  readonly members: MemberModel[];
  readonly identities: IdentityModel[];
  readonly member_labels: MemberLabelModel[];
  readonly member_newsletters: MemberNewsletterModel[];
  readonly subscriptions: SubscriptionModel[];
  readonly discount_redemptions: DiscountRedemptionModel[];
  readonly purchases: PurchaseModel[];
  readonly refunds: RefundModel[];
  readonly payments: PaymentModel[];
  readonly test_provider_charges: TestProviderChargeModel[];
  readonly ledger_transactions: LedgerTransactionModel[];
  readonly ledger_entries: LedgerEntryModel[];
  readonly payouts: PayoutModel[];
  readonly acquisition_costs: AcquisitionCostModel[];
  readonly exchange_rates: (Omit<ExchangeRateModel, 'rate'> & { readonly rate: string })[];
  readonly entitlements: EntitlementModel[];
  readonly announcements: AnnouncementModel[];
  readonly campaigns: CampaignModel[];
  readonly mailings: MailingModel[];
  readonly messages: MessageModel[];
  readonly community_posts: CommunityPostModel[];
  readonly community_comments: CommunityCommentModel[];
  readonly community_reactions: CommunityReactionModel[];
  readonly community_reports: CommunityReportModel[];
  readonly community_mentions: CommunityMentionModel[];
  readonly moderation_rules: ModerationRuleModel[];
  readonly moderation_actions: ModerationActionModel[];
  readonly events: EventModel[];
  readonly event_positions: EventPositionModel[];
}

const ROWS_A_STATEMENT = 1_000;
/** Held while demo data is written: of several processes that start at once one writes, and the others wait for it. */
const LOCK = 72_707_370;

/** No tables have any row yet. */
export function emptyTables(): DemoTables {
  return {
    organizations: [],
    creators: [],
    webhook_endpoints: [],
    webhook_deliveries: [],
    engagement_alerts: [],
    labels: [],
    newsletters: [],
    products: [],
    tiers: [],
    tier_products: [],
    prices: [],
    discounts: [],
    members: [],
    identities: [],
    member_labels: [],
    member_newsletters: [],
    subscriptions: [],
    discount_redemptions: [],
    purchases: [],
    refunds: [],
    payments: [],
    test_provider_charges: [],
    ledger_transactions: [],
    ledger_entries: [],
    payouts: [],
    acquisition_costs: [],
    exchange_rates: [],
    entitlements: [],
    announcements: [],
    campaigns: [],
    mailings: [],
    messages: [],
    community_posts: [],
    community_comments: [],
    community_reactions: [],
    community_reports: [],
    community_mentions: [],
    moderation_rules: [],
    moderation_actions: [],
    events: [],
    event_positions: [],
  };
}

/** Begins a transaction in which nobody else writes demo data. */
export async function beginDemo(query: Query): Promise<void> {
  await query('BEGIN');
  await query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
}

/** Whether an organization has the slug. */
export async function hasOrganization(query: Query, slug: string): Promise<boolean> {
  const { rows } = await query('SELECT 1 FROM organizations WHERE slug = $1', [slug]);
  return rows.length > 0;
}

/** What an organization's credentials of one dialect are known by. */
export interface NamedCredentials {
  readonly organizationId: Id;
  readonly dialect: CredentialDialect;
  readonly name: string;
}

/** The ids of those credentials that are not revoked. */
export async function unrevokedCredentials(db: Db, named: NamedCredentials): Promise<Id[]> {
  const rows = await db.credential.findMany({ where: { ...named, revokedAt: null }, select: { id: true } });
  return rows.map(({ id }) => id);
}

/** An organization of the demo. */
export interface DemoOrganization {
  readonly id: Id;
  readonly clockOffsetMs: bigint;
  /** Whether any activity was ever recorded in it. */
  readonly hasActivities: boolean;
}

/** The organization with the slug, or null. */
export async function findDemoOrganization(db: Db, slug: string): Promise<DemoOrganization | null> {
  const organization = await db.organization.findUnique({ where: { slug }, select: { id: true, clockOffsetMs: true } });
  if (!organization) return null;
  const state = await db.engagementState.findUnique({ where: { organizationId: organization.id } });
  return { ...organization, hasActivities: state !== null };
}

/** A living member of the demo. */
export interface DemoMember {
  readonly id: Id;
  readonly createdAt: Date;
}

/** The living members of an organization, by id. */
export function findLivingMembers(db: Db, organizationId: Id): Promise<DemoMember[]> {
  const where = { organizationId, deletedAt: null };
  return db.member.findMany({ where, select: { id: true, createdAt: true }, orderBy: { id: 'asc' } });
}

/** A living member of the demo, and whose member it is. */
export interface DemoPerson {
  readonly id: Id;
  readonly creatorId: Id;
}

/** The living members of an organization with their creators, by id. */
export function findPeople(db: Db, organizationId: Id): Promise<DemoPerson[]> {
  const where = { organizationId, deletedAt: null };
  return db.member.findMany({ where, select: { id: true, creatorId: true }, orderBy: { id: 'asc' } });
}

/** Writes all rows, many in each statement. */
export async function writeTables(query: Query, tables: DemoTables): Promise<void> {
  for (const [table, rows] of Object.entries(tables) as [string, object[]][]) {
    for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT) {
      const part = rows.slice(start, start + ROWS_A_STATEMENT).map(toColumns);
      // What the rows leave out gets the column's default.
      const columns = [...new Set(part.flatMap((row) => Object.keys(row)))].map((column) => `"${column}"`).join(', ');
      await query(
        `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1)`,
        [JSON.stringify(part)],
      );
    }
  }
}

function toColumns(row: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).map(([field, value]) => [columnOf(field), toJson(value)]));
}

function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function toJson(value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}
