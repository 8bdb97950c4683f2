import type { GraphModule } from '../../schema/node';
import {
  MrrMovementResolver,
  MrrMovementTierResolver,
  RevenueEventResolver,
  SourceEventResolver,
} from './mrr-movement.resolver';
import {
  MoneyFigureResolver,
  RecurringRevenueResolver,
  RevenueAnalyticsResolver,
  TierMrrResolver,
} from './revenue-analytics.resolver';
import { AcquisitionCostResolver, ExchangeRateResolver } from './revenue-inputs.resolver';
import { costById, entryById, movementById, rateById } from './revenue.loaders';

export const revenueModule: GraphModule = {
  resolvers: [
    AcquisitionCostResolver,
    ExchangeRateResolver,
    MoneyFigureResolver,
    MrrMovementResolver,
    MrrMovementTierResolver,
    RecurringRevenueResolver,
    RevenueAnalyticsResolver,
    RevenueEventResolver,
    SourceEventResolver,
    TierMrrResolver,
  ],
  nodes: {
    AcquisitionCost: { scope: 'revenue:read', load: (context, id) => costById(context).load(id) },
    MrrMovement: { scope: 'revenue:read', load: (context, id) => movementById(context).load(id) },
    RevenueEvent: { scope: 'revenue:read', load: (context, id) => entryById(context).load(id) },
    ExchangeRate: { scope: 'revenue:read', load: (context, id) => rateById(context).load(id) },
  },
};
