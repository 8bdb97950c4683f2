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
import { number, ref } from './base';

/** The schemas of engagement. */
export const engagementSchemas: Readonly<Record<string, JsonSchema>> = {
  Engagement: exactly({
    period: oneOf(['day', 'week', 'month', 'year'], 'The period that was asked for.'),
    overview: exactly({
      total_members: whole('Members now.'),
      active_members: whole('Members with an interaction in the period.'),
      new_members: whole('Members who joined in the period.'),
      churned_members: whole('Members who left in the period.'),
      net_growth: whole('The new ones less those who left.'),
      growth_rate: nullable(number('That as a share of the members at the start; null when there were none.')),
    }),
    engagement: exactly({
      avg_engagement_score: number('Average score of those who have one; 0 when nobody has.'),
      interactions_total: whole('All interactions of the period.'),
      content_views: whole('Content views.'),
      comments: whole('Comments.'),
      shares: whole('Shares.'),
      persona_conversations: whole('Persona conversations.'),
    }),
    distribution: exactly({
      superfans: ref('Segment'),
      engaged: ref('Segment'),
      casual: ref('Segment'),
      inactive: ref('Segment'),
    }),
    trends: exactly({
      engagement_trend: text('Change of the average score against the period before: `+8%`.', {
        pattern: '^[+-]?\\d+%$',
      }),
      retention_rate: nullable(number('Share of those active in the period before who were so again.')),
      avg_session_duration_minutes: nullable(number('Average duration of what said its own.')),
    }),
  }),
  Segment: exactly({
    count: whole('How many members.'),
    percent: number('Their share of all, from 0 to 1.'),
    avg_interactions: number('Interactions of the period for each of them.'),
  }),
  ActivityBatchInput: accepting(
    {
      activities: listOf(
        accepting(
          {
            id: text('Chosen by the sender, a UUID or a ULID: sent again, it counts once.'),
            member_id: text('Who did it.'),
            creator_id: nullable(text("Whom it concerns; the member's own creator when absent.")),
            type: text('`content_view`, `comment`, `share`, `reaction`, `persona_chat`, `login`, …, or `custom`.'),
            name: nullable(text('Of a custom one, what it is called.')),
            content_id: nullable(text('What it was done with.')),
            timestamp: text('When it happened, by ISO 8601.'),
            duration_seconds: nullable(whole('How long it lasted.')),
            details: nullable({ type: 'object', description: 'Whatever else is to be kept.' }),
          },
          ['id', 'member_id', 'type', 'timestamp'],
        ),
        'At most 5,000, in any order.',
      ),
    },
    ['activities'],
  ),
  ActivityRecorded: exactly({
    accepted: whole('How many were new.'),
    duplicates: whole('How many had been sent before.'),
    refused: listOf(
      exactly({
        index: whole('Which one of the list, from 0.'),
        code: text('Why, as in refusals.'),
        field: text('What of it is wrong.'),
        message: text('The same in a sentence.'),
      }),
      'Those that were not recorded.',
    ),
  }),
};
