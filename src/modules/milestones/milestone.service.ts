import type { RequestContext } from '../../context';
import type { ListOrder } from '../../database/list';
import { compileFilter } from '../../shared/filter';
import type { Page } from '../../shared/page';
import { milestoneFilterSpec } from './milestone.filter';
import type { MilestonesArgs } from './milestone.input';
import { listMilestones, type MilestoneRow, visibleMilestones } from './milestone.repository';

const REACHED_AT = { column: 'reachedAt', kind: 'instant' } as const;

/** One page of the milestones that the caller may see, latest first unless ordered otherwise. */
export function findMilestonePage(context: RequestContext, args: MilestonesArgs): Promise<Page<MilestoneRow>> {
  const where = { AND: [visibleMilestones(context.viewer), compileFilter(milestoneFilterSpec, args.filter)] };
  const order: ListOrder = { ...REACHED_AT, direction: args.orderBy?.direction === 'ASC' ? 'asc' : 'desc' };
  return listMilestones(context.db, { where, order, page: args });
}
