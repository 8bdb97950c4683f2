import type { EndpointDocumentation } from '../../../openapi/documentation';
import { whole } from '../../../openapi/json-schema';
import { ref } from '../schemas/base';
import { creatorId, parameter, reply } from './parts';

export const createAnnouncement: EndpointDocumentation = {
  operationId: 'createAnnouncement',
  summary: 'Create an announcement',
  description: `It is up at once, and sent to those who may see it when \`notify\` is true. Roles: content_creator,
marketing, brand_manager, manager and the administrators.`,
  body: {
    schema: ref('AnnouncementInput'),
    required: true,
    examples: {
      pinned: {
        summary: 'Pinned, and sent',
        value: {
          title: 'Big Announcement!',
          content: "I'm excited to share that...",
          visibility: 'all_members',
          pin: true,
          notify: true,
          notification_channels: ['push', 'email'],
        },
      },
    },
  },
  replies: reply('The announcement.', 'Announcement', 201),
  refusals: ['INVALID_TIER'],
};

export const listAnnouncements: EndpointDocumentation = {
  operationId: 'listAnnouncements',
  summary: 'List announcements',
  description: 'An extension. Those that are up: pinned ones first, then the newest.',
  query: {
    creator_id: creatorId,
    limit: parameter('How many at most.', whole('From 1 to 200.', { minimum: 1, maximum: 200, default: 50 })),
    offset: parameter('How many to leave out.', whole('From 0.', { minimum: 0, default: 0 })),
    cursor: parameter('The next_cursor of the page before.'),
  },
  replies: reply('The announcements.', 'AnnouncementList'),
};
