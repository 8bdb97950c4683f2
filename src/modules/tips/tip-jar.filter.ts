import type { ListOrder } from '../../database/list';
import { fromGlobalIdOrNone } from '../../schema/global-id';
import { dayColumn } from '../../shared/calendar-day';
import { type Condition, exactField, type FilterSpec, MATCH_NONE, rangeField, textField } from '../../shared/filter';
import type { TipJarOrder, TipJarStatusFilter } from './tip-jar.input';
import { TipJarOrderField, type TipJarStatus } from './tip-jar.type';

/** What each field of a filter of jars means on a day of the organization's calendar. */
export function tipJarFilterSpec(today: string): FilterSpec {
  return {
    id: exactField<string>('id', (id) => fromGlobalIdOrNone('TipJar', id)),
    creatorId: exactField<string>('creatorId', (id) => fromGlobalIdOrNone('Creator', id)),
    name: textField('name', { insensitiveParts: true }),
    status: (criteria: TipJarStatusFilter) => statusIs(criteria, dayColumn(today)),
    createdAt: rangeField<Date>('createdAt'),
  };
}

function statusIs({ eq, in: list }: TipJarStatusFilter, today: Date): Condition {
  const conditions = [eq ? [eq] : null, list ?? null]
    .filter((statuses) => statuses !== null)
    .map((statuses) => (statuses.length === 0 ? MATCH_NONE : { OR: statuses.map((one) => conditionOf(one, today)) }));
  return conditions.length === 0 ? {} : { AND: conditions };
}

/** The same as jarStatus, of which it is told apart whether a jar has a last day. */
function conditionOf(status: TipJarStatus, today: Date): Condition {
  if (status === 'ARCHIVED') return { archivedAt: { not: null } };
  if (status === 'ENDED') return { archivedAt: null, endsOn: { not: null, lt: today } };
  return { archivedAt: null, OR: [{ endsOn: null }, { endsOn: { gte: today } }] };
}

const COLUMNS: Record<TipJarOrderField, Omit<ListOrder, 'direction'>> = {
  [TipJarOrderField.CREATED_AT]: { column: 'createdAt', kind: 'instant' },
  [TipJarOrderField.UPDATED_AT]: { column: 'updatedAt', kind: 'instant' },
  [TipJarOrderField.NAME]: { column: 'name', kind: 'text' },
};

/** The order of the list that a caller asked for. */
export function tipJarOrder({ field, direction }: TipJarOrder): ListOrder {
  return { ...COLUMNS[field], direction: direction === 'ASC' ? 'asc' : 'desc' };
}
