import { notFound } from '../../../../shared/failure';
import { type RestRequest, route, type Route } from '../../../route';
import * as documented from '../documentation/catalog';
import { created } from '../envelope';
import { pathId, pathText, printId } from '../ids';
import { AddLabel, BrowseLabels, DeleteLabel, EditLabel, ReadLabel, ReadLabelBySlug } from '../operations.generated';
import { parseInclude, presentPagination } from '../page';
import { browseLabels, labelsVariables, LABEL_INCLUDES } from '../parse/catalog';
import { addLabelVariables, editLabelVariables } from '../parse/label';
import { presentLabel } from '../present/label';

/** Labels. */
export const labelRoutes: readonly Route[] = [
  route({
    endpoint: 'GET /labels/',
    documentation: documented.browseLabels,
    operation: BrowseLabels,
    variables: labelsVariables,
    reply: ({ labels: { nodes, totalCount } }, request) => {
      const meta = presentPagination(browseLabels(request), totalCount);
      return { body: { labels: nodes.map(presentLabel), meta } };
    },
  }),
  route({
    endpoint: 'POST /labels/',
    documentation: documented.addLabel,
    operation: AddLabel,
    variables: addLabelVariables,
    reply: ({ labelCreate: { label } }, request) =>
      created(request, printId(label.id), { labels: [presentLabel(label)] }),
  }),
  route({
    endpoint: 'GET /labels/:id/',
    documentation: documented.readLabel,
    operation: ReadLabel,
    variables: (request) => ({ id: pathId('Label', request), withCount: wantsCount(request) }),
    reply: ({ label }) => ({ body: { labels: [presentLabel(found(label))] } }),
  }),
  route({
    endpoint: 'GET /labels/slug/:slug/',
    documentation: documented.readLabelBySlug,
    operation: ReadLabelBySlug,
    variables: (request) => ({ slug: pathText('Label', 'slug', request), withCount: wantsCount(request) }),
    reply: ({ labelBySlug }) => ({ body: { labels: [presentLabel(found(labelBySlug))] } }),
  }),
  route({
    endpoint: 'PUT /labels/:id/',
    documentation: documented.editLabel,
    operation: EditLabel,
    variables: editLabelVariables,
    reply: ({ labelUpdate: { label } }) => ({ body: { labels: [presentLabel(label)] } }),
  }),
  route({
    endpoint: 'DELETE /labels/:id/',
    documentation: documented.deleteLabel,
    operation: DeleteLabel,
    variables: (request) => ({ input: { id: pathId('Label', request) } }),
    reply: () => ({ status: 204 }),
  }),
];

function wantsCount(request: RestRequest): boolean {
  return parseInclude(request, LABEL_INCLUDES).has('count.members');
}

function found<T>(label: T | null): T {
  if (label === null) throw notFound('Label');
  return label;
}
