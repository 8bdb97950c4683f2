import { exactly, type JsonSchema, listOf, nullable, text, whole } from '../../../openapi/json-schema';
import { id } from './base';

/** The schemas of the community. */
export const communitySchemas: Readonly<Record<string, JsonSchema>> = {
  Community: exactly({
    stats: exactly({
      total_members: whole('Members now.'),
      active_today: whole('Members who did anything today.'),
      posts_today: whole('Posts of today.'),
      comments_today: whole('Comments of today.'),
    }),
    top_contributors: listOf(
      exactly({
        member_id: id('member', 'The member.'),
        name: nullable(text('What the member is called.')),
        contributions: whole('Posts and comments of the last 30 days.'),
        badge: nullable(text('`Superfan`, `Engaged` or `Casual`.')),
      }),
      'Who wrote most, at most ten.',
    ),
    trending_topics: listOf(
      exactly({ topic: text('The topic.'), mentions: whole('Posts and comments that name it.') }),
      'What is talked of most, at most ten.',
    ),
    moderation: exactly({
      pending_reports: whole('Reports that nobody has decided.'),
      auto_moderated_today: whole('What rules held back or removed today.'),
    }),
  }),
};
