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
import { VISIBILITIES } from '../parse/announcement';
import { CHANNELS } from '../parse/campaign';
import { id, instant, ref } from './base';

const values = {
  title: text('The headline, one line.', { minLength: 1, maxLength: 191 }),
  content: text('The text; paragraphs are parted by blank lines.', { minLength: 1, maxLength: 20_000 }),
  visibility: oneOf(VISIBILITIES, 'Who may see it.'),
  tier_ids: listOf({ type: 'string' }, 'With the visibility tiers: which.'),
  pin: truth('Whether it stands before the others.'),
  notify: truth('Whether it is sent to those who may see it.'),
  notification_channels: listOf(oneOf(CHANNELS, 'A channel.'), 'On which ways it is sent.'),
};

export const announcementSchemas: Readonly<Record<string, JsonSchema>> = {
  Announcement: exactly({
    id: id('announcement', '`announcement_` and a ULID in lower case.'),
    creator_id: nullable(text('For the members of which creator; null for those of all.')),
    ...values,
    published_at: instant('When it was published.'),
  }),
  AnnouncementList: exactly(
    {
      announcements: listOf(ref('Announcement'), 'Those that are up: pinned ones first, then the newest.'),
      total: whole('Announcements in all.', { minimum: 0 }),
      next_cursor: text('The cursor of the page that follows; absent at the end.'),
    },
    { optional: ['next_cursor'] },
  ),
  AnnouncementInput: accepting({ ...values, creator_id: text('For the members of this creator only.') }, [
    'title',
    'content',
  ]),
};
