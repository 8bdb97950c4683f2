import type { EndpointDocumentation } from '../../../openapi/documentation';
import { exactly } from '../../../openapi/json-schema';
import { ref } from '../schemas/base';
import { done, including, item, itemBody, itemId, items, newItem, paging, selecting } from './parts';

const labelCount = including(['count.members']);
const newsletterCounts = including(['count.members', 'count.active_members', 'count.posts']);
const tierParts = including(['monthly_price', 'yearly_price', 'benefits']);

export const browseLabels: EndpointDocumentation = {
  operationId: 'browseLabels',
  summary: 'List labels',
  query: { ...selecting, ...paging, ...labelCount },
  replies: items('labels', 'Label', true),
};

export const readLabel: EndpointDocumentation = {
  operationId: 'readLabel',
  summary: 'Read a label',
  path: itemId('label'),
  query: labelCount,
  replies: item('labels', 'Label'),
};

export const readLabelBySlug: EndpointDocumentation = {
  operationId: 'readLabelBySlug',
  summary: 'Read a label by slug',
  path: { slug: { description: 'The slug of the label.', schema: { type: 'string' } } },
  query: labelCount,
  replies: item('labels', 'Label'),
};

export const addLabel: EndpointDocumentation = {
  operationId: 'addLabel',
  summary: 'Add a label',
  body: itemBody('labels', 'LabelInput', { 'A name': { name: 'Book club' } }),
  replies: newItem('labels', 'Label'),
};

export const editLabel: EndpointDocumentation = {
  operationId: 'editLabel',
  summary: 'Edit a label',
  path: itemId('label'),
  body: itemBody('labels', 'LabelPatch', { 'Another name': { name: 'Reading circle' } }),
  replies: item('labels', 'Label'),
};

export const deleteLabel: EndpointDocumentation = {
  operationId: 'deleteLabel',
  summary: 'Delete a label',
  path: itemId('label'),
  replies: done('The label is deleted.'),
};

export const browseNewsletters: EndpointDocumentation = {
  operationId: 'browseNewsletters',
  summary: 'List newsletters',
  description: 'Archived ones too.',
  query: { ...selecting, ...paging, ...newsletterCounts },
  replies: items('newsletters', 'Newsletter', true),
};

export const readNewsletter: EndpointDocumentation = {
  operationId: 'readNewsletter',
  summary: 'Read a newsletter',
  path: itemId('newsletter'),
  query: newsletterCounts,
  replies: item('newsletters', 'Newsletter'),
};

export const addNewsletter: EndpointDocumentation = {
  operationId: 'addNewsletter',
  summary: 'Add a newsletter',
  body: itemBody('newsletters', 'NewsletterInput', {
    'A name': { name: 'Weekend', description: 'Long reads.', subscribe_on_signup: false },
  }),
  replies: newItem('newsletters', 'Newsletter'),
};

export const editNewsletter: EndpointDocumentation = {
  operationId: 'editNewsletter',
  summary: 'Edit a newsletter',
  description: 'It is archived by its `status`; there is no delete.',
  path: itemId('newsletter'),
  body: itemBody('newsletters', 'NewsletterPatch', { 'To archive it': { status: 'archived' } }),
  replies: item('newsletters', 'Newsletter'),
};

export const browseTiers: EndpointDocumentation = {
  operationId: 'browseTiers',
  summary: 'List tiers',
  query: { ...selecting, ...paging, ...tierParts },
  replies: items('tiers', 'Tier', true),
};

export const readTier: EndpointDocumentation = {
  operationId: 'readTier',
  summary: 'Read a tier',
  path: itemId('tier'),
  query: tierParts,
  replies: item('tiers', 'Tier'),
};

export const addTier: EndpointDocumentation = {
  operationId: 'addTier',
  summary: 'Add a tier',
  body: itemBody('tiers', 'TierInput', {
    'USD 9.00 a month': { name: 'Patron', monthly_price: 900, yearly_price: 9000, currency: 'USD' },
  }),
  replies: newItem('tiers', 'Tier'),
  refusals: ['INVALID_TIER', 'INVALID_STATE'],
};

export const editTier: EndpointDocumentation = {
  operationId: 'editTier',
  summary: 'Edit a tier',
  description: 'Other amounts are for those who subscribe from now on. It is archived by `active`; there is no delete.',
  path: itemId('tier'),
  body: itemBody('tiers', 'TierPatch', { 'To archive it': { active: false } }),
  replies: item('tiers', 'Tier'),
  refusals: ['INVALID_TIER', 'INVALID_STATE'],
};

export const browseOffers: EndpointDocumentation = {
  operationId: 'browseOffers',
  summary: 'List offers',
  description: 'All of them unless filtered, without pages.',
  query: selecting,
  replies: items('offers', 'Offer'),
};

export const readOffer: EndpointDocumentation = {
  operationId: 'readOffer',
  summary: 'Read an offer',
  path: itemId('offer'),
  replies: item('offers', 'Offer'),
};

export const addOffer: EndpointDocumentation = {
  operationId: 'addOffer',
  summary: 'Add an offer',
  description: 'The id of the tier is in the list of tiers.',
  body: itemBody('offers', 'OfferInput', {
    'A fifth off': {
      ...{ name: 'Spring', code: 'spring', display_title: 'Spring', type: 'percent', cadence: 'month', amount: 20 },
      ...{ duration: 'once', tier: { id: '65f1a2b3c4d5e6f708192a3b' } },
    },
  }),
  replies: newItem('offers', 'Offer'),
  refusals: ['NOT_FOUND', 'INVALID_TIER', 'INVALID_STATE'],
};

export const editOffer: EndpointDocumentation = {
  operationId: 'editOffer',
  summary: 'Edit an offer',
  description: 'Its terms stay as they are.',
  path: itemId('offer'),
  body: itemBody('offers', 'OfferPatch', { 'To archive it': { status: 'archived' } }),
  replies: item('offers', 'Offer'),
};

const webhook = {
  event: 'member.added',
  target_url: 'https://example.com/hooks/members',
  name: 'Members to the CRM',
};

export const addWebhook: EndpointDocumentation = {
  operationId: 'addWebhook',
  summary: 'Add a webhook',
  description: 'With a `secret`, deliveries carry a signature in `X-Ghost-Signature`.',
  body: itemBody('webhooks', 'WebhookInput', { 'Told of new members': webhook }),
  replies: newItem('webhooks', 'Webhook'),
};

export const editWebhook: EndpointDocumentation = {
  operationId: 'editWebhook',
  summary: 'Edit a webhook',
  path: itemId('webhook'),
  body: itemBody('webhooks', 'WebhookPatch', { 'Told of changes': { event: 'member.edited' } }),
  replies: item('webhooks', 'Webhook'),
};

export const deleteWebhook: EndpointDocumentation = {
  operationId: 'deleteWebhook',
  summary: 'Delete a webhook',
  path: itemId('webhook'),
  replies: done('The webhook is deleted.'),
};

export const readSite: EndpointDocumentation = {
  operationId: 'readSite',
  summary: 'Read what the site is',
  replies: { 200: { description: 'The site.', schema: exactly({ site: ref('Site') }) } },
};
