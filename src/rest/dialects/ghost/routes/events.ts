import { route, type Route } from '../../../route';
import * as documented from '../documentation/members';
import { BrowseEvents } from '../operations.generated';
import { eventsLimit, eventsVariables } from '../parse/events';
import { presentEvent } from '../present/event';

/** What members did, newest first. */
export const eventRoutes: readonly Route[] = [
  route({
    endpoint: 'GET /members/events/',
    documentation: documented.browseEvents,
    operation: BrowseEvents,
    variables: eventsVariables,
    reply: ({ memberActivities: { nodes, totalCount: total } }, request) => {
      const { limit, printed } = eventsLimit(request);
      const pages = Math.max(1, Math.ceil(total / limit));
      const pagination = { limit: printed, total, pages, page: null, next: null, prev: null };
      return { body: { events: nodes.map(presentEvent), meta: { pagination } } };
    },
  }),
];
