import { route, type Route } from '../../../route';
import * as documented from '../documentation/members';
import { ReadMemberCounts, ReadMrr } from '../operations.generated';
import { presentCounts, presentMrr } from '../present/statistics';

/** How many members there were and what they paid, day by day. */
export const statisticsRoutes: readonly Route[] = [
  route({
    endpoint: 'GET /members/stats/count/',
    documentation: documented.readMemberCounts,
    operation: ReadMemberCounts,
    variables: () => ({}),
    reply: (data) => ({ body: presentCounts(data) }),
  }),
  route({
    endpoint: 'GET /members/stats/mrr/',
    documentation: documented.readMrr,
    operation: ReadMrr,
    variables: () => ({}),
    reply: (data) => ({ body: presentMrr(data) }),
  }),
];
