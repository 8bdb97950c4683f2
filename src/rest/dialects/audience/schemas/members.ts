import {
  accepting,
  exactly,
  type JsonSchema,
  listOf,
  nullable,
  oneOf,
  text,
  whole,
} from '../../../openapi/json-schema';
import { amount, date, id, instant, ref } from './base';

const level = oneOf(['superfan', 'engaged', 'casual', 'inactive'], 'What the score makes.');
const score = whole('From 0 to 100, over the last 30 days.', { minimum: 0, maximum: 100 });
const recent = whole('Interactions of the last 30 days.');

const head = {
  id: id('member', '`member_` and a ULID in lower case.'),
  user_id: nullable(text('What another system calls the member: the name under the key `user_id`.')),
  creator_id: id('creator', 'The creator whose audience the member belongs to.'),
  name: nullable(text('The name.')),
  email: text('The address.', { format: 'email' }),
  avatar_url: nullable(text('The picture.', { format: 'uri' })),
};

const tierHead = {
  id: id('tier', 'The tier.'),
  name: text('Its name.'),
  price_monthly: nullable(amount('What a month of it costs now; null when it is not sold by the month.')),
};

const status = oneOf(
  ['active', 'churned', 'paused'],
  'Whether a member who pays still does; `active` without payment.',
);

const agreement = {
  started_at: date('When it started.'),
  months_subscribed: whole('Whole months since then, without those in which it rested.'),
  lifetime_value: amount('What the member has paid, less refunds.'),
  next_billing: nullable(date('When it is paid next; null when it is not.')),
};

/** The schemas of members. */
export const memberSchemas: Readonly<Record<string, JsonSchema>> = {
  Member: exactly({
    ...head,
    tier: nullable(exactly(tierHead)),
    status,
    engagement: exactly({
      level,
      score,
      interactions_30d: recent,
      last_interaction: nullable(instant('The last interaction.')),
    }),
    subscription: nullable(exactly(agreement)),
    joined_at: instant('When the member joined.'),
  }),
  MemberDetail: exactly({
    ...head,
    tier: nullable(exactly({ ...tierHead, benefits: listOf({ type: 'string' }, 'What members get.') })),
    status,
    engagement: exactly({
      level,
      score,
      rank: nullable(whole("Where the member stands among the creator's members, from 1.")),
      interactions_total: whole('Interactions ever: views, comments, shares and persona conversations.'),
      interactions_30d: recent,
      content_views: whole('Content views ever.'),
      comments: whole('Comments ever.'),
      shares: whole('Shares ever.'),
      persona_conversations: whole('Persona conversations ever.'),
    }),
    activity_timeline: listOf(ref('TimelineEntry'), 'The last 20 activities, newest first.'),
    subscription: nullable(
      exactly({
        id: id('sub', 'The subscription.'),
        tier_id: nullable(id('tier', 'What it is to.')),
        ...agreement,
        billing_cycle: nullable(text('`daily`, `weekly`, `monthly`, `quarterly`, `yearly`, `every_2_months`.')),
        payment_method: nullable(text('`card_ending_4242`.')),
        status: oneOf(['active', 'paused', 'churned'], 'Where it stands.'),
      }),
    ),
    gifts_received: listOf(ref('GiftReceived'), 'What others gave to the member, newest first.'),
    preferences: {
      type: 'object',
      description:
        "The member's own settings: `notifications`, a list of what the member wants to hear of, `communication_channel`, " +
        'text or null, and whatever else was set.',
      required: ['notifications', 'communication_channel'],
    },
    joined_at: instant('When the member joined.'),
    last_active: nullable(instant('When the member was last active.')),
  }),
  TimelineEntry: exactly({
    type: text('`content_view`, `comment`, `share`, `reaction`, `persona_chat`, …, or the name of a custom activity.'),
    timestamp: instant('When.'),
    details: { type: 'object', description: '`content_id`, `duration_minutes`, and whatever else was sent.' },
  }),
  GiftReceived: exactly({
    from_member_id: nullable(id('member', 'Who gave it.')),
    gift_type: text('What it was.'),
    date: date('When.'),
  }),
  MemberList: exactly(
    {
      members: listOf(ref('Member'), 'Newest first.'),
      total: whole('Members that the filters hold for.'),
      segments: exactly({
        superfans: whole('Of these, the superfans.'),
        engaged: whole('The engaged.'),
        casual: whole('The casual.'),
        inactive: whole('The inactive.'),
      }),
      next_cursor: text('What to send as `cursor` for the page that follows; absent at the end.'),
    },
    { optional: ['next_cursor'] },
  ),
  MemberPatch: accepting({
    name: nullable(text('The name.', { maxLength: 191 })),
    avatar_url: nullable(text('The picture.', { format: 'uri' })),
    preferences: nullable({ type: 'object', description: 'Merged key by key; a key with null is removed.' }),
    status: oneOf(['active', 'paused'], '`paused` lets what is paid rest, `active` lets it go on.'),
    tier_id: text('The tier that the member is to have.'),
    payment_method_id: text('With what that is paid; as before when absent.'),
  }),
};
