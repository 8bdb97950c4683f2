import { accepting, exactly, type JsonSchema, nullable, oneOf, text, truth, whole } from '../../../openapi/json-schema';
import { SETTINGS } from '../present/newsletter';
import { objectId, time, times, url } from './base';

/** The type of a setting is that of its default; a text without one may be null. */
function settingOf(value: string | boolean | null): JsonSchema {
  if (typeof value === 'boolean') return { type: 'boolean' };
  return { type: ['string', 'null'] };
}

const settings = Object.fromEntries(Object.entries(SETTINGS).map(([name, value]) => [name, settingOf(value)]));

const newsletter = {
  id: objectId('24 hexadecimal digits.'),
  uuid: text('A UUID.', { format: 'uuid' }),
  name: text('Its name.'),
  description: nullable(text('What it is about.')),
  slug: text('Its slug.'),
  status: oneOf(['active', 'archived'], 'Whether it is still sent.'),
  subscribe_on_signup: truth('Whether new members get it.'),
  sort_order: whole('Its place among the others.'),
  ...settings,
  ...times,
};

const newsletterCount = exactly(
  {
    posts: whole('Always 0: posts are not the gateway’s.'),
    members: whole('How many members have it.', { minimum: 0 }),
    active_members: whole('How many of those can be written to.', { minimum: 0 }),
  },
  { optional: ['posts', 'members', 'active_members'], description: 'What `include` asked for.' },
);

const newsletterInput = {
  name: text('Its name.', { minLength: 1, maxLength: 191 }),
  slug: text('Its slug; made of the name when absent.', { maxLength: 191 }),
  description: nullable(text('What it is about.')),
  status: oneOf(['active', 'archived'], 'Whether it is sent.'),
  subscribe_on_signup: truth('Whether new members get it.'),
  sort_order: whole('Its place among the others.'),
  ...settings,
};

const label = { id: objectId('24 hexadecimal digits.'), name: text('Its name.'), slug: text('Its slug.'), ...times };
const labelInput = {
  name: text('Its name.', { minLength: 1, maxLength: 191, pattern: '^([^,]|$)' }),
  slug: text('Its slug; made of the name when absent.', { maxLength: 191 }),
};

const webhookInput = {
  event: text('What it is told of, such as `member.added`.', { minLength: 1, maxLength: 50 }),
  target_url: url('Where it is told.'),
  name: nullable(text('Its name.')),
  secret: nullable(text('What deliveries are signed with.')),
  api_version: text('The version of the API in which it is told.'),
};

/** Newsletters, labels and webhooks. */
export const newsletterSchemas: Readonly<Record<string, JsonSchema>> = {
  Newsletter: exactly({ ...newsletter, count: newsletterCount }, { optional: ['count'] }),
  NewsletterColumns: exactly(newsletter),
  NewsletterInput: accepting(newsletterInput, ['name']),
  NewsletterPatch: accepting(newsletterInput),
  Label: exactly(
    { ...label, count: exactly({ members: whole('How many members have it.', { minimum: 0 }) }) },
    { optional: ['count'] },
  ),
  LabelInput: accepting(labelInput, ['name']),
  LabelPatch: accepting(labelInput),
  Webhook: exactly({
    id: objectId('24 hexadecimal digits.'),
    event: nullable(text('What it is told of.')),
    target_url: url('Where it is told.'),
    api_version: nullable(text('The version of the API in which it is told.')),
    integration_id: nullable(objectId('The integration that made it.')),
    ...times,
    name: nullable(text('Its name.')),
    secret: nullable(text('What deliveries are signed with.')),
    last_triggered_at: nullable(time('When it was last told')),
    last_triggered_status: nullable({ type: ['string', 'integer'], description: 'What it answered.' }),
    last_triggered_error: nullable(text('What went wrong.')),
  }),
  WebhookInput: accepting(webhookInput, ['event', 'target_url']),
  WebhookPatch: accepting(webhookInput),
  Site: exactly({
    title: text('The name of the publication.'),
    description: text('What it is about.'),
    logo: { type: 'null' },
    icon: { type: 'null' },
    cover_image: url('A picture.'),
    accent_color: text('A color.'),
    locale: text('A language.'),
    timezone: text('A time zone, such as `Etc/UTC`.'),
    url: url('Where it is.'),
    version: text('The version of Ghost that is followed: `6.65`.'),
    allow_external_signup: truth('Whether other sites may send sign-ups.'),
    site_uuid: text('A UUID.', { format: 'uuid' }),
  }),
};
