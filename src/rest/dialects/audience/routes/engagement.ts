import { route, type Route } from '../../../route';
import * as documented from '../documentation/engagement';
import { ReadEngagement, RecordActivity } from '../operations/engagement.generated';
import { activityBatch } from '../parse/activity';
import { engagementVariables } from '../parse/engagement';
import { presentEngagement } from '../present/engagement';
import { presentRecorded } from '../present/recorded';

/** Engagement: what members do, and what that comes to. */
export const engagementRoutes: readonly Route[] = [
  route({
    endpoint: 'GET /engagement',
    operation: ReadEngagement,
    documentation: documented.readEngagement,
    variables: engagementVariables,
    reply: ({ engagementAnalytics }) => ({ body: presentEngagement(engagementAnalytics) }),
  }),
  route({
    endpoint: 'POST /activity',
    operation: RecordActivity,
    documentation: documented.recordActivity,
    variables: (request) => ({ input: { activities: activityBatch(request).activities } }),
    reply: ({ activityRecord }, request) => ({ body: presentRecorded(activityRecord, activityBatch(request)) }),
  }),
];
