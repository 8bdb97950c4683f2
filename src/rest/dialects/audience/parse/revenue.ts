import type { RestRequest } from '../../../route';
import { badInput } from '../../../../shared/failure';
import { CREATOR, namedBy } from '../ids';
import type { ReadRevenueVariables } from '../operations/revenue.generated';
import { wordOf } from './fields';

const PERIODS = ['month', 'quarter', 'year'] as const;

/** The period, a month unless it says otherwise, and the creator, everybody's revenue unless one is named. */
export function revenueVariables(request: RestRequest): ReadRevenueVariables {
  const { query } = request;
  wantsMovements(request);
  const creator = query.text('creator_id') || undefined;
  return {
    period: wordOf('period', query.text('period') || 'month', PERIODS),
    ...(creator === undefined ? {} : { creatorId: namedBy(CREATOR, creator) }),
  };
}

/** Whether the movements of the recurring revenue are wanted that the document does not know. */
export function wantsMovements({ query }: Pick<RestRequest, 'query'>): boolean {
  const include = query.text('include') || undefined;
  if (include !== undefined && include !== 'movements') throw badInput('include', 'The include can only be movements.');
  return include !== undefined;
}
