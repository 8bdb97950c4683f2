import type { GraphModule } from '../schema/node';
import { alertsModule } from '../modules/alerts/alerts.module';
import { activitiesModule } from '../modules/activities/activities.module';
import { creatorsModule } from '../modules/creators/creators.module';
import { credentialsModule } from '../modules/credentials/credentials.module';
import { discountsModule } from '../modules/discounts/discounts.module';
import { engagementModule } from '../modules/engagement/engagement.module';
import { entitlementsModule } from '../modules/entitlements/entitlements.module';
import { importsModule } from '../modules/imports/imports.module';
import { labelsModule } from '../modules/labels/labels.module';
import { membersModule } from '../modules/members/members.module';
import { newslettersModule } from '../modules/newsletters/newsletters.module';
import { organizationsModule } from '../modules/organizations/organizations.module';
import { productsModule } from '../modules/products/products.module';
import { purchasesModule } from '../modules/purchases/purchases.module';
import { statisticsModule } from '../modules/statistics/statistics.module';
import { subscriptionsModule } from '../modules/subscriptions/subscriptions.module';
import { tiersModule } from '../modules/tiers/tiers.module';
import { webhooksModule } from '../modules/webhooks/webhooks.module';

/** The modules that make up the graph. Imports only: what a module adds is declared in its own folder. */
export const GRAPH_MODULES: readonly GraphModule[] = [
  activitiesModule,
  alertsModule,
  creatorsModule,
  credentialsModule,
  discountsModule,
  engagementModule,
  entitlementsModule,
  importsModule,
  labelsModule,
  membersModule,
  newslettersModule,
  organizationsModule,
  productsModule,
  purchasesModule,
  statisticsModule,
  subscriptionsModule,
  tiersModule,
  webhooksModule,
];
