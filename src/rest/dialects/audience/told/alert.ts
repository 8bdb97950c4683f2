import { toGlobalId } from '../../../../schema/global-id';
import { ReadToldAlert } from '../operations/webhooks.generated';
import { presentAlert } from '../present/alert';
import type { Teller } from './teller';

/** Something unusual has been detected. That it goes on or is over is not told: the document has no event for it. */
export const alertTeller: Teller = {
  nameOf: ({ type }) => (type === 'engagement_alert.opened' ? 'audience.engagement_alert' : undefined),
  async dataOf(run, { organizationId, subjectId }) {
    const id = toGlobalId('EngagementAlert', subjectId);
    const { engagementAlert } = await run(organizationId, ReadToldAlert, { id });
    return engagementAlert ? presentAlert(engagementAlert) : undefined;
  },
};
