import type { RestRequest } from '../../../route';
import { CREATOR, namedBy } from '../ids';
import type { ReadEngagementVariables } from '../operations/engagement.generated';
import { wordOf } from './fields';

const PERIODS = ['day', 'week', 'month', 'year'] as const;

/** The period, a month unless it says otherwise, and the creator, everybody's audience unless one is named. */
export function engagementVariables({ query }: RestRequest): ReadEngagementVariables {
  const creator = query.text('creator_id') || undefined;
  return {
    period: wordOf('period', query.text('period') || 'month', PERIODS),
    ...(creator === undefined ? {} : { creatorId: namedBy(CREATOR, creator) }),
  };
}
