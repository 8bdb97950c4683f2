import type { GraphModule } from '../schema/node';
import { alertsModule } from '../modules/alerts/alerts.module';
import { activitiesModule } from '../modules/activities/activities.module';
import { billingModule } from '../modules/billing/billing.module';
import { announcementsModule } from '../modules/announcements/announcements.module';
import { campaignsModule } from '../modules/campaigns/campaigns.module';
import { auditModule } from '../modules/audit/audit.module';
import { communityModule } from '../modules/community/community.module';
import { creatorsModule } from '../modules/creators/creators.module';
import { credentialsModule } from '../modules/credentials/credentials.module';
import { dashboardModule } from '../modules/dashboard/dashboard.module';
import { discountsModule } from '../modules/discounts/discounts.module';
import { engagementModule } from '../modules/engagement/engagement.module';
import { entitlementsModule } from '../modules/entitlements/entitlements.module';
import { giftsModule } from '../modules/gifts/gifts.module';
import { importsModule } from '../modules/imports/imports.module';
import { labelsModule } from '../modules/labels/labels.module';
import { ledgerModule } from '../modules/ledger/ledger.module';
import { membersModule } from '../modules/members/members.module';
import { messagesModule } from '../modules/messages/messages.module';
import { milestonesModule } from '../modules/milestones/milestones.module';
import { newslettersModule } from '../modules/newsletters/newsletters.module';
import { organizationsModule } from '../modules/organizations/organizations.module';
import { payoutsModule } from '../modules/payouts/payouts.module';
import { productsModule } from '../modules/products/products.module';
import { purchasesModule } from '../modules/purchases/purchases.module';
import { revenueModule } from '../modules/revenue/revenue.module';
import { statisticsModule } from '../modules/statistics/statistics.module';
import { subscriptionsModule } from '../modules/subscriptions/subscriptions.module';
import { tiersModule } from '../modules/tiers/tiers.module';
import { tipsModule } from '../modules/tips/tips.module';
import { webhooksModule } from '../modules/webhooks/webhooks.module';

/** The modules that make up the graph. Imports only: what a module adds is declared in its own folder. */
export const GRAPH_MODULES: readonly GraphModule[] = [
  activitiesModule,
  alertsModule,
  announcementsModule,
  campaignsModule,
  auditModule,
  communityModule,
  creatorsModule,
  credentialsModule,
  dashboardModule,
  discountsModule,
  engagementModule,
  entitlementsModule,
  giftsModule,
  importsModule,
  labelsModule,
  ledgerModule,
  membersModule,
  messagesModule,
  milestonesModule,
  newslettersModule,
  organizationsModule,
  billingModule,
  payoutsModule,
  productsModule,
  purchasesModule,
  revenueModule,
  statisticsModule,
  subscriptionsModule,
  tiersModule,
  tipsModule,
  webhooksModule,
];
