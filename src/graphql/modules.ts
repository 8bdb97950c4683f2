import type { GraphModule } from '../schema/node';
import { creatorsModule } from '../modules/creators/creators.module';
import { credentialsModule } from '../modules/credentials/credentials.module';
import { entitlementsModule } from '../modules/entitlements/entitlements.module';
import { labelsModule } from '../modules/labels/labels.module';
import { membersModule } from '../modules/members/members.module';
import { newslettersModule } from '../modules/newsletters/newsletters.module';
import { organizationsModule } from '../modules/organizations/organizations.module';
import { productsModule } from '../modules/products/products.module';
import { purchasesModule } from '../modules/purchases/purchases.module';
import { subscriptionsModule } from '../modules/subscriptions/subscriptions.module';
import { tiersModule } from '../modules/tiers/tiers.module';

/** The modules that make up the graph. Imports only: what a module adds is declared in its own folder. */
export const GRAPH_MODULES: readonly GraphModule[] = [
  creatorsModule,
  credentialsModule,
  entitlementsModule,
  labelsModule,
  membersModule,
  newslettersModule,
  organizationsModule,
  productsModule,
  purchasesModule,
  subscriptionsModule,
  tiersModule,
];
