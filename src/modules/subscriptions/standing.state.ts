import { type Condition, type FieldFilter, MATCH_NONE } from '../../shared/filter';
import { MemberStanding, type MemberStandingFilter } from './standing.type';
import type { SubscriptionRow } from './subscription.repository';
import { periodIsOver } from './subscription.state';
import type { SubscriptionStatus } from './subscription.type';

const RUNNING: readonly SubscriptionStatus[] = ['TRIALING', 'ACTIVE', 'PAST_DUE'];
const AGREED: readonly SubscriptionStatus[] = [...RUNNING, 'PAUSED', 'UNPAID', 'CANCELED', 'EXPIRED'];

type Tenure = Pick<SubscriptionRow, 'kind' | 'status' | 'cancelAtPeriodEnd' | 'currentPeriodEndAt'>;

/** Whether the payer of these subscriptions still is one at an instant. */
export function standingOf(subscriptions: readonly Tenure[], at: Date): MemberStanding {
  const paid = subscriptions.filter(({ kind, status }) => kind === 'PAID' && AGREED.includes(status));
  if (paid.length === 0 || paid.some((row) => isRunning(row, at))) return MemberStanding.ACTIVE;
  return paid.some(({ status }) => status === 'PAUSED') ? MemberStanding.PAUSED : MemberStanding.CHURNED;
}

function isRunning(row: Tenure, at: Date): boolean {
  return RUNNING.includes(row.status) && !(row.cancelAtPeriodEnd && periodIsOver(row, at));
}

/** The members' standings as they are derived from subscriptions, in the form of conditions on the members. */
export function memberStandingField(at: Date): FieldFilter {
  const is = (standing: MemberStanding) => hasStanding(standing, at);
  const field = ({ eq, in: list }: MemberStandingFilter) => ({
    AND: [...(eq ? [is(eq)] : []), ...(list ? [list.length === 0 ? MATCH_NONE : { OR: list.map(is) }] : [])],
  });
  const relationsOf = ({ eq, in: list }: MemberStandingFilter) => 2 * ((eq ? 1 : 0) + (list?.length ?? 0));
  return Object.assign(field, { relationsOf });
}

function hasStanding(standing: MemberStanding, at: Date): Condition {
  const running = {
    kind: 'PAID',
    status: { in: RUNNING },
    OR: [{ cancelAtPeriodEnd: false }, { currentPeriodEndAt: null }, { currentPeriodEndAt: { gt: at } }],
  };
  const agreed = { kind: 'PAID', status: { in: AGREED } };
  const paused = { kind: 'PAID', status: 'PAUSED' };
  if (standing === 'ACTIVE') return { OR: [{ subscriptions: { some: running } }, { subscriptions: { none: agreed } }] };
  const none = { subscriptions: { none: running } };
  if (standing === 'PAUSED') return { AND: [none, { subscriptions: { some: paused } }] };
  return { AND: [none, { subscriptions: { none: paused } }, { subscriptions: { some: agreed } }] };
}
