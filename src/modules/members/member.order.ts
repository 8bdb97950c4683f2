import type { Grouping } from '../../database/grouped-list';
import { type ListOrder, NEWEST_FIRST } from '../../database/list';
import { badInput } from '../../shared/failure';
import { hasMemberStatus } from '../subscriptions/member-standing.filter';
import { MemberStatus } from '../subscriptions/member-status.type';
import type { MemberOrder } from './member.input';
import { MemberOrderField } from './member.type';

/** The status is no column: subscriptions give it, from one instant to the next. */
const COLUMNS: Record<Exclude<MemberOrderField, MemberOrderField.STATUS>, Omit<ListOrder, 'direction'>> = {
  [MemberOrderField.ID]: { column: 'id', kind: 'id' },
  [MemberOrderField.CREATED_AT]: { column: 'createdAt', kind: 'instant' },
  [MemberOrderField.UPDATED_AT]: { column: 'updatedAt', kind: 'instant' },
  [MemberOrderField.LAST_SEEN_AT]: { column: 'lastSeenAt', kind: 'instant', nullable: true },
  [MemberOrderField.EMAIL]: { column: 'emailKey', kind: 'text', nullable: true },
  [MemberOrderField.NAME]: { column: 'name', kind: 'text', nullable: true },
  [MemberOrderField.NOTE]: { column: 'note', kind: 'text', nullable: true },
  [MemberOrderField.UUID]: { column: 'uuid', kind: 'uuid' },
  [MemberOrderField.EMAIL_COUNT]: { column: 'emailCount', kind: 'number' },
  [MemberOrderField.EMAIL_OPENED_COUNT]: { column: 'emailOpenedCount', kind: 'number' },
  [MemberOrderField.EMAIL_OPEN_RATE]: { column: 'emailOpenRate', kind: 'number', nullable: true },
};

const STATUSES_BY_NAME = Object.values(MemberStatus).sort();

/** How a list of members is ordered: in groups when by status, and by columns in each of them. */
export interface MemberListOrder {
  readonly grouping?: Grouping;
  readonly order: readonly ListOrder[];
}

/** The order that a caller asked for, with statuses as they are at an instant; newest first without any. */
export function memberOrder(orders: readonly MemberOrder[] | null | undefined, at: Date): MemberListOrder {
  const [first, ...others] = orders ?? [];
  if (!first) return { order: [NEWEST_FIRST] };
  if (first.field !== MemberOrderField.STATUS) return { order: [first, ...others].map(byColumn) };
  const direction = directionOf(first);
  const within = others.map(byColumn);
  return {
    grouping: byStatus(direction, at),
    order: within.length > 0 ? within : [{ column: 'id', kind: 'id', direction }],
  };
}

function byColumn(order: MemberOrder): ListOrder {
  if (order.field === MemberOrderField.STATUS) throw badInput('orderBy', 'STATUS can only be the first order.');
  return { ...COLUMNS[order.field], direction: directionOf(order) };
}

function byStatus(direction: ListOrder['direction'], at: Date): Grouping {
  const statuses = direction === 'asc' ? STATUSES_BY_NAME : [...STATUSES_BY_NAME].reverse();
  const groups = statuses.map((status) => ({ name: status, where: hasMemberStatus(status, at) }));
  return { name: `status:${direction}`, groups };
}

function directionOf({ direction }: MemberOrder): ListOrder['direction'] {
  return direction === 'ASC' ? 'asc' : 'desc';
}
