import { toGlobalId } from '../../../../schema/global-id';
import { ReadToldTip } from '../operations/webhooks.generated';
import { presentTip } from '../present/tip';
import type { Teller } from './teller';

/** A tip was paid. That it was paid back is not told: the document has no event for it. */
export const tipTeller: Teller = {
  nameOf: ({ type }) => (type === 'tip.completed' ? 'audience.tip_received' : undefined),
  async dataOf(run, { organizationId, subjectId }) {
    const { tip } = await run(organizationId, ReadToldTip, { id: toGlobalId('Tip', subjectId) });
    return tip ? presentTip(tip) : undefined;
  },
};
