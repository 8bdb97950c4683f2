import { toGlobalId } from '../../../../schema/global-id';
import { major } from '../amount';
import { CREATOR, MILESTONE, printId } from '../ids';
import { ReadToldMilestone } from '../operations/webhooks.generated';
import { instant } from '../present/time';
import type { Teller } from './teller';

/** A creator has reached a round number: of members, or of revenue in major units. */
export const milestoneTeller: Teller = {
  nameOf: ({ type }) => (type === 'milestone.reached' ? 'audience.milestone_reached' : undefined),
  async dataOf(run, { organizationId, subjectId }) {
    const id = toGlobalId('Milestone', subjectId);
    const { milestone } = await run(organizationId, ReadToldMilestone, { id });
    if (!milestone) return undefined;
    const { metric, threshold, value, currency, creator, reachedAt } = milestone;
    const figure = (number: number) => (currency === null ? number : major(number, currency));
    return {
      id: printId(MILESTONE, milestone.id),
      creator_id: creator && printId(CREATOR, creator.id),
      type: metric.toLowerCase(),
      threshold: figure(threshold),
      value: figure(value),
      reached_at: instant(reachedAt),
    };
  },
};
