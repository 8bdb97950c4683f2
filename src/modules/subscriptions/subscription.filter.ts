import { fromGlobalIdOrNone } from '../../schema/global-id';
import {
  type Column,
  type Condition,
  exactField,
  type FilterSpec,
  MATCH_NONE,
  nullable,
  rangeField,
} from '../../shared/filter';

const idField = (column: Column, type: string) => exactField<string>(column, (id) => fromGlobalIdOrNone(type, id));

/** What each field of a subscription filter means. */
export const subscriptionFilterSpec: FilterSpec = {
  id: idField('id', 'MemberSubscription'),
  memberId: idField('memberId', 'Member'),
  tierId: idField('tierId', 'Tier'),
  priceId: idField(nullable('priceId'), 'Price'),
  kind: exactField<string>('kind'),
  status: exactField<string>('status'),
  interval: (criteria: { eq?: string | null; in?: string[] | null }) => intervalCondition(criteria),
  cancelAtPeriodEnd: exactField<boolean>('cancelAtPeriodEnd'),
  startedAt: rangeField<Date>('startedAt'),
  currentPeriodEndAt: rangeField<Date>(nullable('currentPeriodEndAt')),
  trialEndAt: rangeField<Date>(nullable('trialEndAt')),
  canceledAt: rangeField<Date>(nullable('canceledAt')),
  endedAt: rangeField<Date>(nullable('endedAt')),
  createdAt: rangeField<Date>('createdAt'),
  updatedAt: rangeField<Date>('updatedAt'),
};

const intervalField = exactField<string>(nullable('interval')) as (criteria: object) => Condition;

function intervalCondition(criteria: object): Condition {
  const condition = intervalField(criteria);
  return Object.keys(condition).length === 0 || condition === MATCH_NONE ? condition : { price: { is: condition } };
}
