import type { EndpointDocumentation } from '../../../openapi/documentation';
import { whole } from '../../../openapi/json-schema';
import { ref } from '../schemas/base';
import { creatorId, parameter, pathId, reply } from './parts';

const path = pathId('member_id', 'The member.');

export const listMembers: EndpointDocumentation = {
  operationId: 'listMembers',
  summary: 'List audience',
  description: 'Newest first. `total` and `segments` count all members that the filters hold for.',
  query: {
    creator_id: creatorId,
    tier: parameter('Only those on this tier: its id, slug or name. `invalid_tier` when there is none.'),
    status: parameter('Only those of this status.', { type: 'string', enum: ['active', 'churned', 'paused'] }),
    engagement_level: parameter('Only those on this level.', {
      type: 'string',
      enum: ['superfan', 'engaged', 'casual', 'inactive'],
    }),
    joined_after: parameter('Only those who joined on this day or later, or after this instant.'),
    limit: parameter('How many at most.', whole('From 1 to 200.', { minimum: 1, maximum: 200, default: 50 })),
    offset: parameter('How many to pass over.', whole('From 0.', { minimum: 0, default: 0 })),
    cursor: parameter('The `next_cursor` of the page before; in place of `offset`.'),
  },
  replies: reply('A page of members.', 'MemberList'),
  refusals: ['INVALID_TIER'],
};

export const readMember: EndpointDocumentation = {
  operationId: 'readMember',
  summary: 'Get a member',
  path,
  replies: reply('The member.', 'MemberDetail'),
};

export const updateMember: EndpointDocumentation = {
  operationId: 'updateMember',
  summary: 'Update a member',
  description: `Only what is given, and all of it or nothing. \`tier_id\` moves what the member pays to another tier, or
subscribes the member; the default tier cancels what there is, at once. Roles: content_creator, brand_manager, manager
and the administrators; marketing too, but for \`status\` and \`tier_id\`.`,
  path,
  body: {
    schema: ref('MemberPatch'),
    required: true,
    examples: {
      name: { summary: 'A name', value: { name: 'Sarah J.' } },
      preferences: {
        summary: 'Preferences',
        value: { preferences: { notifications: ['new_content'], communication_channel: 'email' } },
      },
      pause: { summary: 'A rest', value: { status: 'paused' } },
    },
  },
  replies: reply('The member as it is now.', 'MemberDetail'),
  refusals: ['INVALID_TIER', 'ALREADY_SUBSCRIBED', 'TIER_LIMIT_REACHED', 'PAYMENT_FAILED', 'INVALID_STATE'],
};
