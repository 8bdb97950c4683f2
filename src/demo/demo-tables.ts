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
  GiftModel,
  IdentityModel,
  LabelModel,
  LedgerEntryModel,
  LedgerTransactionModel,
  MailingModel,
  MemberLabelModel,
  MemberModel,
  MemberNewsletterModel,
  MilestoneCountModel,
  MilestoneCursorModel,
  MilestoneModel,
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
  TipJarModel,
  TipModel,
  WebhookDeliveryModel,
  WebhookEndpointModel,
} from '../database/generated/models';

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
  readonly tip_jars: TipJarModel[];
  readonly tips: TipModel[];
  readonly gifts: GiftModel[];
  readonly milestones: MilestoneModel[];
  readonly milestone_counts: MilestoneCountModel[];
  readonly milestone_cursors: MilestoneCursorModel[];
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

/** The tables, each behind those that it refers to. */
const TABLES = [
  'organizations',
  'creators',
  'webhook_endpoints',
  'webhook_deliveries',
  'engagement_alerts',
  'labels',
  'newsletters',
  'products',
  'tiers',
  'tier_products',
  'prices',
  'discounts',
  'members',
  'identities',
  'member_labels',
  'member_newsletters',
  'subscriptions',
  'discount_redemptions',
  'purchases',
  'refunds',
  'payments',
  'test_provider_charges',
  'ledger_transactions',
  'ledger_entries',
  'payouts',
  'acquisition_costs',
  'exchange_rates',
  'tip_jars',
  'tips',
  'gifts',
  'milestones',
  'milestone_counts',
  'milestone_cursors',
  'entitlements',
  'announcements',
  'campaigns',
  'mailings',
  'messages',
  'community_posts',
  'community_comments',
  'community_reactions',
  'community_reports',
  'community_mentions',
  'moderation_rules',
  'moderation_actions',
  'events',
  'event_positions',
] as const satisfies readonly (keyof DemoTables)[];

/** No tables have any row yet. */
export function emptyTables(): DemoTables {
  return Object.fromEntries(TABLES.map((table) => [table, []])) as unknown as DemoTables;
}
