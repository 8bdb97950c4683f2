import {
  accepting,
  exactly,
  type JsonSchema,
  listOf,
  nullable,
  oneOf,
  text,
  truth,
  whole,
} from '../../../openapi/json-schema';
import { objectId, ref, time, times, url } from './base';

/** Who sent a member. */
export const referrer = {
  referrer_source: nullable(text('Where they came from.')),
  referrer_medium: nullable(text('How they came.')),
  referrer_url: nullable(text('The page they came from.')),
};

/** Where a member came from. */
export const attribution = nullable(
  exactly({
    id: nullable(text('What they signed up on.')),
    type: nullable(text('What kind of thing that is.')),
    url: nullable(text('Its address.')),
    title: nullable(text('Its title.')),
    ...referrer,
  }),
);

/** What `fields` can leave out. */
const columns = {
  id: objectId('24 hexadecimal digits.'),
  uuid: text('A UUID.', { format: 'uuid' }),
  email: nullable(text('The address.')),
  name: nullable(text('The name.')),
  note: nullable(text('A remark of the staff.')),
  geolocation: nullable(text('Where they signed up, as JSON in text.')),
  ...times,
  email_count: whole('How many e-mails were sent.', { minimum: 0 }),
  email_opened_count: whole('How many of those were opened.', { minimum: 0 }),
  email_open_rate: nullable(whole('Percent.', { minimum: 0, maximum: 100 })),
  status: oneOf(['free', 'paid', 'comped', 'gift'], 'The highest of what they hold.'),
  last_seen_at: nullable(time('When they were last seen')),
  enable_comment_notifications: truth('Whether they are told of answers to their comments.'),
  enable_updates_and_announcements: { type: ['boolean', 'null'], description: 'Whether they get announcements.' },
  can_comment: truth('Whether they may comment now.'),
  commenting: exactly({
    disabled: truth('Whether it was forbidden.'),
    disabled_reason: nullable(text('Why.')),
    disabled_until: nullable(time('Until when')),
  }),
};

const workedOut = {
  subscribed: truth('Whether they get a newsletter that is still sent.'),
  labels: listOf(ref('Label'), 'In the order in which they were given.'),
  subscriptions: listOf(ref('Subscription')),
  avatar_image: nullable(url('A picture of them.')),
  comped: truth('Whether somebody gave them what they hold.'),
  unsubscribe_url: url('Where they can unsubscribe.'),
  current_subscription: nullable(ref('CurrentSubscription')),
  email_suppression: exactly({
    suppressed: truth('Whether no e-mail is sent.'),
    info: nullable(exactly({ reason: oneOf(['fail', 'spam'], 'Why.'), timestamp: nullable(time('Since when')) })),
  }),
  newsletters: listOf(
    exactly({
      id: objectId('24 hexadecimal digits.'),
      name: text('Its name.'),
      description: nullable(text('What it is about.')),
      status: oneOf(['active', 'archived'], 'Whether it is still sent.'),
    }),
    'Those that are still sent.',
  ),
};

const included = {
  email_recipients: { type: 'array', maxItems: 0, description: 'Always empty: deliveries are not the gateway’s.' },
  tiers: listOf(ref('HeldTier'), 'What they hold now.'),
  products: listOf(ref('HeldTier'), 'The same under its old name.'),
};

const wholeMember = { ...columns, ...workedOut, attribution, ...included };

const memberInput = {
  email: text('The address, unique with its case folded.', { minLength: 1, maxLength: 191 }),
  name: text('The name; an empty one clears it.', { maxLength: 191 }),
  note: text('A remark; an empty one clears it.', { maxLength: 2000 }),
  subscribed: truth('Whether they get newsletters; `newsletters` counts for more.'),
  labels: listOf(
    { anyOf: [{ type: 'string' }, { type: 'object', properties: { name: { type: 'string' } } }] },
    'By name: found with the case folded, or made. They replace those before.',
  ),
  newsletters: listOf({ type: 'object', properties: { id: { type: 'string' } } }, 'By id. They replace those before.'),
  tiers: {
    type: 'array',
    maxItems: 1,
    description: 'A tier that is given without payment.',
    items: {
      type: 'object',
      properties: {
        id: { type: 'string' },
        slug: { type: 'string' },
        expiry_at: { type: 'string', format: 'date-time' },
      },
    },
  },
};

/** Members as they are read and written. */
export const memberSchemas: Readonly<Record<string, JsonSchema>> = {
  Member: exactly(wholeMember, {
    optional: [...Object.keys(columns), 'email_recipients', 'products'],
    description: 'A member that was read or written. `fields` leaves columns out, and `include` adds to it.',
  }),
  ListedMember: exactly(
    { ...columns, ...workedOut, ...included },
    {
      optional: [...Object.keys(columns), ...Object.keys(included)],
      description: 'A member of a list. `fields` leaves columns out, and `include` adds to it.',
    },
  ),
  MemberInput: accepting(memberInput, ['email']),
  MemberPatch: accepting(memberInput),
};
