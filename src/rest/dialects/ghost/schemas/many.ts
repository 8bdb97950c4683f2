import { exactly, type JsonSchema, listOf, nullable, oneOf, text, whole } from '../../../openapi/json-schema';
import { amount, objectId, ref, time } from './base';
import { attribution, referrer } from './member';

const stats = exactly({
  successful: whole('How many were changed.', { minimum: 0 }),
  unsuccessful: whole('How many were not.', { minimum: 0 }),
});
const problems = listOf(exactly({ message: text('What went wrong.') }));
const date = text('A day in UTC.', { format: 'date' });
const nobody = { type: 'null', description: 'Not kept.' };
const count = (description: string) => whole(description, { minimum: 0 });

const member = nullable(
  exactly({
    id: objectId('The member.'),
    uuid: text('A UUID.', { format: 'uuid' }),
    name: nullable(text('The name.')),
    email: nullable(text('The address.')),
    avatar_image: nullable(text('A picture.')),
  }),
);
const about = { id: objectId('The event.'), member_id: objectId('The member.') };
const when = { created_at: time('When it happened') };
const source = oneOf(['import', 'system', 'api'], 'How it came about.');

const events: Readonly<Record<string, JsonSchema>> = {
  signup_event: exactly({
    ...about,
    ...when,
    attribution_id: nullable(text('What they signed up on.')),
    attribution_type: nullable(text('What kind of thing that is.')),
    attribution_url: nullable(text('Its address.')),
    ...referrer,
    utm_source: nobody,
    utm_medium: nobody,
    utm_campaign: nobody,
    utm_term: nobody,
    utm_content: nobody,
    source,
    member,
    created_with_status: oneOf(['free', 'paid', 'comped', 'gift'], 'What they hold.'),
    attribution,
  }),
  newsletter_event: exactly({
    ...about,
    subscribed: { type: ['boolean', 'null'], description: 'Whether it was subscribed to.' },
    ...when,
    source,
    newsletter_id: nullable(objectId('The newsletter.')),
    member,
    newsletter: nullable(ref('NewsletterColumns')),
  }),
  email_change_event: exactly({
    ...about,
    to_email: nullable(text('The new address.')),
    from_email: nullable(text('The old address.')),
    ...when,
    member,
  }),
  payment_event: exactly(
    {
      ...about,
      amount: nullable(amount('What was paid')),
      currency: text('ISO 4217, in lower case.'),
      ...when,
      member,
    },
    { optional: ['currency'] },
  ),
  subscription_event: exactly({
    ...about,
    type: nullable(text('What happened: `created`, `updated`, `canceled`, `reactivated`, `expired`.')),
    ...when,
    tier: nullable(exactly({ id: objectId('The tier.'), name: text('Its name.') })),
    member,
  }),
};

const nothing = (description: string): JsonSchema => ({ type: 'null', description });

/** What is answered about many members at once. */
export const manySchemas: Readonly<Record<string, JsonSchema>> = {
  BulkEdit: exactly({
    bulk: exactly({
      meta: exactly({
        stats,
        errors: problems,
        unsuccessfulData: listOf(exactly({ id: objectId('Who was not changed.') })),
      }),
    }),
  }),
  BulkDelete: exactly({
    meta: exactly({ stats, unsuccessfulIds: listOf(objectId('Who was not deleted.')), errors: problems }),
  }),
  MemberCounts: exactly({
    resource: oneOf(['members'], 'Always `members`.'),
    total: count('How many members there are.'),
    data: listOf(
      exactly({
        date,
        paid: count('Who paid.'),
        free: count('Who held nothing.'),
        comped: count('Who were given something.'),
        gift: count('Who got a gift.'),
      }),
      'By day, oldest first.',
    ),
  }),
  Mrr: exactly({
    resource: oneOf(['mrr'], 'Always `mrr`.'),
    data: listOf(
      exactly({
        currency: text('ISO 4217, in lower case.'),
        data: listOf(exactly({ date, value: amount('What recurs by the month') }), 'By day, oldest first.'),
      }),
    ),
  }),
  Event: {
    description: 'Something that a member did, or that happened to one.',
    oneOf: Object.entries(events).map(([type, data]) => exactly({ type: { const: type }, data })),
  },
  EventPagination: exactly({
    pagination: exactly({
      limit: { type: ['string', 'integer'], description: 'As it was sent.' },
      total: whole('How many there are.', { minimum: 0 }),
      pages: whole('How many pages they would make.', { minimum: 0 }),
      page: nothing('Older ones are asked for with `filter=data.created_at:<…`.'),
      next: nothing('Nothing.'),
      prev: nothing('Nothing.'),
    }),
  }),
  Import: exactly(
    {
      meta: exactly(
        {
          originalImportSize: count('How many rows there were.'),
          stats: exactly({
            imported: count('How many of them are members now.'),
            invalid: listOf({ type: 'object', description: 'A row, with what is wrong with it.' }),
          }),
          import_label: nullable(ref('Label')),
        },
        { optional: ['stats', 'import_label'] },
      ),
    },
    { description: 'What became of an import.' },
  ),
};
