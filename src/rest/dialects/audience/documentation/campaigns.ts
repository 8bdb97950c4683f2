import type { EndpointDocumentation } from '../../../openapi/documentation';
import { oneOf, whole } from '../../../openapi/json-schema';
import { CAMPAIGN_STATUSES } from '../parse/campaign';
import { ref } from '../schemas/base';
import { creatorId, parameter, pathId, reply } from './parts';

const WRITERS = 'Roles: content_creator, marketing, brand_manager, manager and the administrators.';

const limit = parameter('How many at most.', whole('From 1 to 200.', { minimum: 1, maximum: 200, default: 50 }));
const offset = parameter('How many to leave out.', whole('From 0.', { minimum: 0, default: 0 }));
const cursor = parameter('The next_cursor of the page before.');

export const createCampaign: EndpointDocumentation = {
  operationId: 'createCampaign',
  summary: 'Send an engagement campaign',
  description: `It is sent at \`scheduled_at\`, or now when that is absent or past, to the members whom segment and
filters describe then. Each gets at most one message a channel. What it offers becomes a discount of the monthly price of
every paid tier. ${WRITERS}`,
  body: {
    schema: ref('CampaignInput'),
    required: true,
    examples: {
      winBack: {
        summary: 'Win back who has left',
        value: {
          name: 'Win Back Inactive Fans',
          type: 'reactivation',
          target_segment: 'inactive',
          filters: { inactive_days_min: 30, was_paid_subscriber: true },
          message: {
            subject: "We miss you! Here's a special offer...",
            body: "It's been a while since we've seen you...",
            cta: 'Come back and get 50% off your first month',
          },
          offer: { type: 'discount', value: 0.5, duration_months: 1, code: 'COMEBACK50' },
          channels: ['email', 'push'],
          scheduled_at: '2026-01-25T09:00:00Z',
        },
      },
    },
  },
  replies: reply('The campaign.', 'NewCampaign', 201),
  refusals: ['INVALID_TIER', 'CONFLICT'],
};

export const listCampaigns: EndpointDocumentation = {
  operationId: 'listCampaigns',
  summary: 'List campaigns',
  description: 'An extension. The newest first.',
  query: {
    status: parameter('Only those in this state.', oneOf(CAMPAIGN_STATUSES, 'A state.')),
    creator_id: creatorId,
    ...{ limit, offset, cursor },
  },
  replies: reply('The campaigns.', 'CampaignList'),
};

export const readCampaign: EndpointDocumentation = {
  operationId: 'readCampaign',
  summary: 'Get a campaign',
  description: 'An extension: how far it has come, and what came of its offer.',
  path: pathId('campaign_id', 'The campaign.'),
  replies: reply('The campaign.', 'Campaign'),
  refusals: ['NOT_FOUND'],
};

export const cancelCampaign: EndpointDocumentation = {
  operationId: 'cancelCampaign',
  summary: 'Cancel a campaign',
  description: `An extension. What has been sent stays sent; nothing further is. ${WRITERS}`,
  path: pathId('campaign_id', 'The campaign.'),
  replies: reply('The campaign.', 'Campaign'),
  refusals: ['NOT_FOUND', 'INVALID_STATE'],
};
