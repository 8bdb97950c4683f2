import { notFound } from '../../../../shared/failure';
import { type RestRequest, route, type Route } from '../../../route';
import * as documented from '../documentation/catalog';
import { created } from '../envelope';
import { pathId, printId } from '../ids';
import { AddNewsletter, BrowseNewsletters, EditNewsletter, ReadNewsletter } from '../operations.generated';
import { parseInclude, presentPagination } from '../page';
import { browseNewsletters, NEWSLETTER_INCLUDES, newslettersVariables, newsletterCounts } from '../parse/catalog';
import { addNewsletterVariables, editNewsletterVariables } from '../parse/newsletter';
import { presentColumns, presentNewsletter } from '../present/newsletter';

/** Newsletters. There is no delete: a newsletter is archived by its status. */
export const newsletterRoutes: readonly Route[] = [
  route({
    endpoint: 'GET /newsletters/',
    documentation: documented.browseNewsletters,
    operation: BrowseNewsletters,
    variables: newslettersVariables,
    reply: ({ newsletters: { nodes, totalCount } }, request) => {
      const view = { withPosts: wantsPosts(request) };
      const meta = presentPagination(browseNewsletters(request), totalCount);
      return { body: { newsletters: nodes.map((newsletter) => presentNewsletter(newsletter, view)), meta } };
    },
  }),
  route({
    endpoint: 'POST /newsletters/',
    documentation: documented.addNewsletter,
    operation: AddNewsletter,
    variables: addNewsletterVariables,
    reply: ({ newsletterCreate: { newsletter } }, request) =>
      created(request, printId(newsletter.id), { newsletters: [presentColumns(newsletter)] }),
  }),
  route({
    endpoint: 'GET /newsletters/:id/',
    documentation: documented.readNewsletter,
    operation: ReadNewsletter,
    variables: (request) => ({ id: pathId('Newsletter', request), ...newsletterCounts(includesOf(request)) }),
    reply: ({ newsletter }, request) => {
      if (!newsletter) throw notFound('Newsletter');
      return { body: { newsletters: [presentNewsletter(newsletter, { withPosts: wantsPosts(request) })] } };
    },
  }),
  route({
    endpoint: 'PUT /newsletters/:id/',
    documentation: documented.editNewsletter,
    operation: EditNewsletter,
    variables: editNewsletterVariables,
    reply: ({ newsletterUpdate: { newsletter } }) => ({ body: { newsletters: [presentColumns(newsletter)] } }),
  }),
];

function includesOf(request: RestRequest): ReadonlySet<string> {
  return parseInclude(request, NEWSLETTER_INCLUDES);
}

function wantsPosts(request: RestRequest): boolean {
  return includesOf(request).has('count.posts');
}
