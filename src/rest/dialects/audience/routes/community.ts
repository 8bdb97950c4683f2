import { route, type Route } from '../../../route';
import * as documented from '../documentation/community';
import { CREATOR, namedBy } from '../ids';
import { ReadCommunity } from '../operations/community.generated';
import { presentCommunity } from '../present/community';

/** The community: what members say to each other. */
export const communityRoutes: readonly Route[] = [
  route({
    endpoint: 'GET /community',
    operation: ReadCommunity,
    documentation: documented.readCommunity,
    variables: ({ query }) => {
      const creator = query.text('creator_id') || undefined;
      return creator === undefined ? {} : { creatorId: namedBy(CREATOR, creator) };
    },
    reply: ({ communityStats }) => ({ body: presentCommunity(communityStats) }),
  }),
];
