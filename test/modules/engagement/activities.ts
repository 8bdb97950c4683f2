import { randomUUID } from 'node:crypto';
import type { RequestContext } from '../../../src/context';
import { inTransaction } from '../../../src/database/transaction';
import type { ActivityValues } from '../../../src/modules/engagement/activity.rules';
import { type RecordedActivities, recordActivities } from '../../../src/modules/engagement/activity.service';
import { toGlobalId } from '../../../src/schema/global-id';
import { contextFor, type TestOrganization } from '../../support/context';

/** An activity of a member at the organization's present, a content view unless said otherwise. */
export function activity(
  organization: TestOrganization,
  member: { readonly id: string },
  values: Partial<ActivityValues> = {},
): ActivityValues {
  const occurredAt = organization.clock.now().toISOString();
  return { id: randomUUID(), memberId: toGlobalId('Member', member.id), kind: 'CONTENT_VIEW', occurredAt, ...values };
}

/** Records activities as the gateway itself does for a call. */
export function record(
  organization: TestOrganization,
  activities: readonly ActivityValues[],
  context: RequestContext = contextFor({ organization }),
): Promise<RecordedActivities> {
  return inTransaction({ ...context }, (transaction) => recordActivities(transaction, activities), 60_000);
}
