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
import { amount, date, id, instant, number, ref } from './base';

const rewards = (description: string) =>
  listOf(
    exactly({
      threshold: amount('The least amount of one tip.'),
      reward: text('What it brings.'),
      instructions: nullable(text('How to get it.')),
    }),
    description,
  );

export const tipSchemas: Readonly<Record<string, JsonSchema>> = {
  TipJar: exactly({
    id: id('jar', '`jar_` and a ULID in lower case.'),
    creator_id: id('creator', 'Whose it is.'),
    name: text('Its name.'),
    description: nullable(text('What the money is for.')),
    goal: nullable(amount('What is to be gathered; null without a goal.')),
    raised: amount('What was given so far, less what was paid back.'),
    progress: nullable(number('That as a fraction of the goal; null without one.')),
    tip_count: whole('How many tips.'),
    suggested_amounts: listOf({ type: 'number' }, 'Amounts to choose from.'),
    rewards: rewards('What tips bring, lowest threshold first.'),
    thank_you_message: nullable(text('What who has tipped is told; null for the usual words.')),
    end_date: nullable(date("The last day on which it takes tips, in the organization's time zone.")),
    status: oneOf(['open', 'ended', 'archived'], 'Whether it takes tips.'),
    created_at: instant('When it was created.'),
  }),
  TipJarList: exactly(
    {
      jars: listOf(ref('TipJar'), 'The jars, newest first.'),
      total: whole('How many there are in all.'),
      next_cursor: text('What to send as `cursor` for the page that follows; absent at the end.'),
    },
    { optional: ['next_cursor'] },
  ),
  TipJarInput: accepting(
    {
      name: text('Its name.', { minLength: 1, maxLength: 191 }),
      goal: nullable(amount('What is to be gathered.', { exclusiveMinimum: 0 })),
      description: nullable(text('What the money is for.')),
      suggested_amounts: nullable(listOf({ type: 'number', exclusiveMinimum: 0 }, 'At most 20 amounts.')),
      rewards: nullable(
        listOf(
          accepting(
            {
              threshold: amount('The least amount of one tip; no two rewards have the same.', { exclusiveMinimum: 0 }),
              reward: text('What it brings.', { minLength: 1, maxLength: 191 }),
              instructions: nullable(text('How to get it, told only to who has tipped.', { maxLength: 500 })),
            },
            ['threshold', 'reward'],
          ),
          'What tips bring: the reward of the highest threshold that one tip reaches.',
        ),
      ),
      thank_you_message: nullable(text('What who has tipped is told.', { maxLength: 500 })),
      end_date: nullable(date("The last day on which it takes tips, in the organization's time zone.")),
      creator_id: nullable(text("Whose it is; the caller's own creator when absent.")),
    },
    ['name'],
  ),
  TipInput: accepting(
    {
      member_id: text('Who pays.'),
      creator_id: nullable(text("Who gets it; the member's own creator when absent.")),
      jar_id: nullable(text('The jar that it goes into; without one it brings nothing.')),
      amount: amount('What is paid.', { exclusiveMinimum: 0 }),
      message: nullable(text('What is said with it.', { maxLength: 1000 })),
      anonymous: nullable(truth('Whether nobody is to be told who gave it.', { default: false })),
      payment_method_id: nullable(text("The payment provider's name of what is paid with; its default when absent.")),
    },
    ['member_id', 'amount'],
  ),
  Tip: exactly({
    tip_id: id('tip', '`tip_` and a ULID in lower case.'),
    amount: amount('What was paid.'),
    status: oneOf(['completed', 'partially_refunded', 'refunded'], 'What became of it.'),
    creator_receives: amount('What of it the creator gets.'),
    platform_fee: amount('What of it the platform keeps.'),
    reward_unlocked: nullable(
      exactly({ description: text('What it brought.'), instructions: nullable(text('How to get it.')) }),
    ),
    thank_you_message: text('Thanks.'),
    receipt_url: text('The receipt, for who paid: it cannot be guessed and names nobody.', { format: 'uri' }),
  }),
};
