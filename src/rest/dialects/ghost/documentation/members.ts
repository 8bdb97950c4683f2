import type { EndpointDocumentation } from '../../../openapi/documentation';
import { exactly, listOf, oneOf, text, truth, whole } from '../../../openapi/json-schema';
import { MEMBER_INCLUDES } from '../present/member';
import { objectId, ref } from '../schemas/base';
import { choosing, done, item, itemBody, itemId, including, newItem, paging, selectingMembers } from './parts';

const view = { ...including(MEMBER_INCLUDES), ...choosing };
const member = item('members', 'Member');
const refusals = ['EMAIL_TAKEN', 'NOT_FOUND', 'INVALID_TIER', 'INVALID_STATE'] as const;

const cancel = { cancel: { description: 'Whether to end what they pay for.', schema: truth('', { default: false }) } };

export const browseMembers: EndpointDocumentation = {
  operationId: 'browseMembers',
  summary: 'List members',
  description: 'Newest first unless ordered otherwise. Labels, newsletters and subscriptions are always there.',
  query: { ...selectingMembers, ...paging, ...view },
  replies: {
    200: {
      description: 'A page of members.',
      schema: exactly({ members: listOf(ref('ListedMember')), meta: ref('Pagination') }),
    },
  },
};

export const readMember: EndpointDocumentation = {
  operationId: 'readMember',
  summary: 'Read a member',
  path: itemId('member'),
  query: view,
  replies: member,
};

export const readMemberByEmail: EndpointDocumentation = {
  operationId: 'readMemberByEmail',
  summary: 'Read a member by address',
  path: { email: { description: 'The address, its case folded.', schema: { type: 'string' } } },
  query: view,
  replies: member,
};

export const readMemberByUuid: EndpointDocumentation = {
  operationId: 'readMemberByUuid',
  summary: 'Read a member by UUID',
  path: { uuid: { description: 'The `uuid` of the member.', schema: { type: 'string' } } },
  query: view,
  replies: member,
};

export const addMember: EndpointDocumentation = {
  operationId: 'addMember',
  summary: 'Add a member',
  description: 'What is not described has no effect.',
  query: {
    ...view,
    send_email: { description: 'Has no effect: e-mails are not the gateway’s.', schema: truth('') },
    email_type: { description: 'Checked only.', schema: oneOf(['signin', 'signup', 'subscribe'], '') },
  },
  body: itemBody('members', 'MemberInput', {
    'With a label': { email: 'mary.major@example.com', name: 'Mary Major', labels: [{ name: 'VIP' }] },
    'Without newsletters': { email: 'john.major@example.com', newsletters: [] },
  }),
  replies: newItem('members', 'Member'),
  refusals,
};

export const editMember: EndpointDocumentation = {
  operationId: 'editMember',
  summary: 'Edit a member',
  description: 'What is left out stays. Labels and newsletters that are given replace those before.',
  path: itemId('member'),
  query: view,
  body: itemBody('members', 'MemberPatch', { 'Another name': { name: 'Jane Doe', note: 'Met in Bern.' } }),
  replies: member,
  refusals,
};

export const deleteMember: EndpointDocumentation = {
  operationId: 'deleteMember',
  summary: 'Delete a member',
  path: itemId('member'),
  query: cancel,
  replies: done('The member is deleted.'),
};

const whom = {
  ...selectingMembers,
  all: { description: 'Whether all members are meant; not together with a filter or a search.', schema: truth('') },
  expected_count: {
    description: 'How many members are meant: with another number nothing is done.',
    schema: whole('', { minimum: 0 }),
  },
};

export const deleteMembers: EndpointDocumentation = {
  operationId: 'deleteMembers',
  summary: 'Delete many members',
  query: { ...whom, ...cancel },
  replies: { 200: { description: 'How many were deleted.', schema: ref('BulkDelete') } },
  refusals: ['INVALID_STATE'],
};

export const editMembers: EndpointDocumentation = {
  operationId: 'editMembers',
  summary: 'Edit many members',
  description: 'Unsubscribes them from one newsletter or all, or gives them a label, or takes it.',
  query: whom,
  body: {
    required: true,
    mediaTypes: ['application/json'],
    schema: {
      type: 'object',
      required: ['bulk'],
      properties: {
        bulk: {
          type: 'object',
          required: ['action'],
          properties: {
            action: oneOf(['unsubscribe', 'addLabel', 'removeLabel'], 'What to do.'),
            newsletter: objectId('The newsletter to unsubscribe from; all when absent.'),
            meta: exactly({ label: exactly({ id: objectId('The label.') }) }),
          },
        },
      },
    },
    examples: {
      unsubscribe: { summary: 'From all newsletters', value: { bulk: { action: 'unsubscribe' } } },
      label: {
        summary: 'Gives a label',
        value: { bulk: { action: 'addLabel', meta: { label: { id: '65f1a2b3c4d5e6f708192a3b' } } } },
      },
    },
  },
  replies: { 200: { description: 'How many were changed.', schema: ref('BulkEdit') } },
  refusals: ['NOT_FOUND', 'INVALID_STATE'],
};

export const disableCommenting: EndpointDocumentation = {
  operationId: 'disableCommenting',
  summary: 'Forbid a member to comment',
  path: itemId('member'),
  query: view,
  body: {
    required: true,
    mediaTypes: ['application/json'],
    schema: {
      type: 'object',
      required: ['reason'],
      properties: {
        reason: text('Why.', { minLength: 1 }),
        expires_at: { type: ['string', 'null'], format: 'date-time', description: 'Until when; for good when absent.' },
      },
    },
    examples: { spam: { summary: 'For a while', value: { reason: 'Spam', expires_at: '2030-01-01T00:00:00.000Z' } } },
  },
  replies: member,
};

export const enableCommenting: EndpointDocumentation = {
  operationId: 'enableCommenting',
  summary: 'Let a member comment again',
  path: itemId('member'),
  query: view,
  replies: member,
};

export const endSessions: EndpointDocumentation = {
  operationId: 'endSessions',
  summary: 'Sign a member out',
  description: 'Members do not sign in at the gateway: there is nothing to end.',
  path: itemId('member'),
  replies: done('There are no sessions.'),
};

export const removeSuppression: EndpointDocumentation = {
  operationId: 'removeSuppression',
  summary: 'Let e-mail be sent to a member again',
  path: itemId('member'),
  replies: done('The address is no longer suppressed.'),
  refusals: ['INVALID_STATE'],
};

export const readMemberCounts: EndpointDocumentation = {
  operationId: 'readMemberCounts',
  summary: 'Count members by day',
  replies: { 200: { description: 'The counts.', schema: ref('MemberCounts') } },
};

export const readMrr: EndpointDocumentation = {
  operationId: 'readMrr',
  summary: 'Read the revenue that recurs by the month',
  replies: { 200: { description: 'The amounts by currency and day.', schema: ref('Mrr') } },
};

export const browseEvents: EndpointDocumentation = {
  operationId: 'browseEvents',
  summary: 'List what members did',
  description: 'Newest first. Older ones are asked for with a filter by `data.created_at`.',
  query: {
    filter: {
      description: 'By `type`, `data.member_id` and `data.created_at`, joined by a plus, which is written `%2B`.',
      schema: { type: 'string' },
    },
    limit: { description: 'How many.', schema: { type: ['integer', 'string'], default: 15 } },
  },
  replies: {
    200: {
      description: 'Events.',
      schema: exactly({ events: listOf(ref('Event')), meta: ref('EventPagination') }),
    },
  },
};
