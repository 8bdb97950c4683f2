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
import { CAMPAIGN_STATUSES, CHANNELS, SEGMENTS } from '../parse/campaign';
import { amount, id, instant, number, ref } from './base';

const count = (description: string) => whole(description, { minimum: 0 });

const filters = {
  inactive_days_min: whole('Was not active for at least so many days.', { minimum: 1, maximum: 3650 }),
  was_paid_subscriber: truth('Paid once and pays no more (true), or never paid (false).'),
  tier: nullable(text('Has access to this tier: its id, slug or name.')),
};

const message = {
  subject: text('The subject of the mail and title of the push, one line.', { minLength: 1, maxLength: 191 }),
  body: text('The text; paragraphs are parted by blank lines.', { minLength: 1, maxLength: 20_000 }),
  cta: nullable(text('What the member is asked to do.', { maxLength: 191 })),
  cta_url: nullable(text('An extension: where that leads.')),
};

const offer = {
  type: oneOf(['discount'], 'What it is.'),
  value: number('The share off the monthly price: 0.5 is half of it.', { minimum: 0.01, maximum: 1 }),
  duration_months: nullable(whole('For how many months; the first payment when null.', { minimum: 1, maximum: 120 })),
  code: text('The code that stands in the messages.', { minLength: 1, maxLength: 60 }),
};

const campaign = {
  id: id('campaign', '`campaign_` and a ULID in lower case.'),
  creator_id: nullable(text('For the members of which creator; null for those of all.')),
  name: text('Its name.'),
  type: text('What it is for.'),
  status: oneOf(CAMPAIGN_STATUSES, 'Where it stands.'),
  target_segment: oneOf(SEGMENTS, 'For which part of the members it is.'),
  filters: ref('CampaignFilters'),
  message: exactly(message),
  offer: nullable(exactly(offer)),
  channels: listOf(oneOf(CHANNELS, 'A channel.'), 'On which ways members are told.'),
  scheduled_at: nullable(instant('When it is to be sent.')),
  started_at: nullable(instant('When the sending began.')),
  finished_at: nullable(instant('When it was over.')),
  created_at: instant('When it was made.'),
  progress: ref('CampaignProgress'),
  result: nullable(ref('CampaignResult')),
};

export const campaignSchemas: Readonly<Record<string, JsonSchema>> = {
  Campaign: exactly(campaign),
  NewCampaign: exactly({ ...campaign, audience_size: count('For how many members it would be now.') }),
  CampaignList: exactly(
    {
      campaigns: listOf(ref('Campaign'), 'The campaigns, the newest first.'),
      total: count('Campaigns in all.'),
      next_cursor: text('The cursor of the page that follows; absent at the end.'),
    },
    { optional: ['next_cursor'] },
  ),
  CampaignFilters: exactly(
    { ...filters, more: { type: 'object', description: 'Further conditions, as the graph has them.' } },
    { optional: [...Object.keys(filters), 'more'] },
  ),
  CampaignProgress: exactly({
    total: count('Messages in all: one a member and channel.'),
    pending: count('Still to be sent.'),
    sent: count('Sent.'),
    failed: count('Could not be sent.'),
    skipped: count('Not sent: no address, suppressed, unsubscribed, or no browser for pushes.'),
    canceled: count('Taken back.'),
    opened: count('Mails that were opened.'),
    clicked: count('Mails of which a link was followed.'),
  }),
  CampaignResult: exactly({
    redemptions: count('How often what it offers was taken.'),
    returned: count('How many of those had paid before, and came back.'),
    revenue: amount('What they have paid since.'),
  }),
  CampaignInput: accepting(
    {
      name: text('The name.', { minLength: 1, maxLength: 191 }),
      type: text('What it is for: one word.', { minLength: 1, maxLength: 64 }),
      target_segment: oneOf(SEGMENTS, 'For which part of the members it is.'),
      filters: accepting({ ...filters, labels: listOf({ type: 'string' }, 'Has a label of one of these names.') }),
      message: accepting(message, ['subject', 'body']),
      offer: nullable(accepting(offer, ['type', 'value', 'code'])),
      channels: listOf(oneOf(CHANNELS, 'A channel.'), 'On which ways members are told.'),
      scheduled_at: nullable(instant('When it is sent; now when absent or past.')),
      creator_id: text('For the members of this creator only.'),
    },
    ['name', 'type', 'target_segment', 'message', 'channels'],
  ),
};
