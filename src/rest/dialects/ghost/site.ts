import { idAnswered } from '../../../schema/global-id';
import { route, type Route } from '../../route';
import * as documented from './documentation/catalog';
import { ReadSite } from './operations.generated';
import { VERSION } from './versions';

/** What a new Ghost says of a site whose owner has set nothing: the gateway keeps no such settings. */
const UNSET = {
  description: 'Thoughts, stories and ideas.',
  logo: null,
  icon: null,
  cover_image: 'https://static.ghost.org/v5.0.0/images/publication-cover.jpg',
  accent_color: '#FF1A75',
  locale: 'en',
};

export const siteRoutes: readonly Route[] = [
  route({
    endpoint: 'GET /site/',
    documentation: documented.readSite,
    operation: ReadSite,
    variables: () => ({}),
    reply: ({ organization: { id, title, timeZone } }, { address }) => ({
      body: {
        site: {
          title,
          ...UNSET,
          timezone: timeZone === 'UTC' ? 'Etc/UTC' : timeZone,
          url: `${new URL(address).origin}/`,
          version: `${VERSION.major}.${VERSION.minor}`,
          allow_external_signup: true,
          site_uuid: idAnswered(id),
        },
      },
    }),
  }),
];
