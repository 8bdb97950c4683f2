import type { RequestContext } from '../../context';
import type { ListOrder } from '../../database/list';
import { fromGlobalIdOrNone, NO_ID } from '../../schema/global-id';
import { compileFilter, exactField, type FilterSpec, rangeField } from '../../shared/filter';
import { parseUuid } from '../../shared/id';
import type { Page } from '../../shared/page';
import { type AuditRow, listEvents, visibleEvents } from './audit.repository';
import type { AuditLogArgs } from './audit.type';

const LATEST_FIRST: ListOrder = { column: 'position', direction: 'desc', kind: 'number' };

const oneOf = (column: string) => (values: readonly string[]) => ({ [column]: { in: [...values] } });

/** What each field of a filter of changes means. */
const auditFilterSpec: FilterSpec = {
  subjectType: oneOf('subjectType'),
  type: oneOf('type'),
  dialect: oneOf('dialect'),
  subjectId: (id: string) => ({ subjectId: parseUuid(id) ?? NO_ID }),
  memberId: exactField<string>('memberId', (id) => fromGlobalIdOrNone('Member', id)),
  actor: (actor: string) => ({ actor }),
  recordedAt: rangeField<Date>('recordedAt'),
};

/** One page of the changes that the caller may see, latest first. */
export function findAuditPage(context: RequestContext, args: AuditLogArgs): Promise<Page<AuditRow>> {
  const where = { AND: [visibleEvents(context.viewer), compileFilter(auditFilterSpec, args.filter)] };
  return listEvents(context.db, { where, order: LATEST_FIRST, page: args });
}
