import fc from 'fast-check';
import { memberFilterOf } from '../../../src/rest/dialects/ghost/nql/nql';
import { contextFor, makeOrganization, query, START } from '../../support/context';
import { testDatabase } from '../../support/database';
import { people, type PersonFacts, type SubscriptionFacts, write } from './nql-crowd';
import { type Case, fold, type Model, negated, rangeLeaf, relationLeaf, textLeaf, wordLeaf } from './nql-leaves';

const NOW = START;
const over = ({ endsAt }: SubscriptionFacts) => endsAt !== null && endsAt <= NOW;

function open(subscription: SubscriptionFacts): boolean {
  const { status, ending } = subscription;
  if (status === 'TRIALING' || status === 'ACTIVE' || status === 'PAST_DUE') return !(ending && over(subscription));
  return status === 'PAUSED' && !over(subscription);
}

function statusOf({ subscriptions }: PersonFacts): string {
  const kinds = subscriptions.filter(open).map(({ kind }) => kind);
  if (kinds.includes('PAID')) return 'paid';
  if (kinds.includes('GIFT')) return 'gift';
  return kinds.includes('COMPLIMENTARY') ? 'comped' : 'free';
}

function current({ subscriptions }: PersonFacts): SubscriptionFacts[] {
  const paid = subscriptions.filter(({ kind, status }) => kind === 'PAID' && status !== 'INCOMPLETE');
  const live = paid.filter(({ status }) => status !== 'CANCELED' && status !== 'EXPIRED');
  return live.length > 0 ? live : paid;
}

function ghostStatus(subscription: SubscriptionFacts): string {
  if (subscription.status === 'PAUSED') return over(subscription) ? 'unpaid' : 'active';
  return subscription.status === 'EXPIRED' ? 'canceled' : subscription.status.toLowerCase();
}

const seconds = (date: Date | null) => date && Math.floor(date.getTime() / 1000);
const relative = (days: number): [string, number] => [`now-${days}d`, NOW.getTime() / 1000 - days * 86_400];
const subscribed: Model = ({ newsletters }) => newsletters.some((slug) => slug !== 'attic');

const leaf: fc.Arbitrary<Case> = fc.oneof(
  textLeaf('name', ({ name }) => name, [
    'ann',
    'BOB stone',
    "o'brien",
    'zoë 🎉',
    'élan',
    '%',
    '_',
    'a_b',
    ', jr (',
    '\\d',
    'n',
  ]),
  textLeaf('Email', ({ email }) => email, ['p0@example.com', 'Q_', '@EXAMPLE.com', 'p1', '%']),
  textLeaf('note', ({ note }) => note, ['note 0', 'NOTE 1', 'e']),
  rangeLeaf('email_count', ({ emailCount }) => emailCount, [
    ['0', 0],
    ['3', 3],
    ["'6'", 6],
    ['2.5', 2.5],
  ]),
  rangeLeaf('email_open_rate', ({ emailOpenRate }) => emailOpenRate, [
    ['13', 13],
    ['50', 50],
    ['99', 99],
  ]),
  rangeLeaf('created_at', ({ createdAt }) => seconds(createdAt), [
    relative(30),
    relative(91),
    relative(300),
    relative(0),
  ]),
  rangeLeaf('last_seen_at', ({ lastSeenAt }) => seconds(lastSeenAt), [
    relative(1),
    relative(5),
    ["'2026-02-25 12:00:00'", Date.UTC(2026, 1, 25, 12) / 1000],
  ]),
  relationLeaf('label', ({ labels }) => labels, ['vip-guests', 'fresh', 'old']),
  relationLeaf('newsletters', ({ newsletters }) => newsletters, ['weekly', 'daily', 'attic']),
  relationLeaf(
    'newsletters.status',
    ({ newsletters }) => newsletters.map((slug) => (slug === 'attic' ? 'archived' : 'active')),
    ['active', 'archived'],
  ),
  relationLeaf('tier', ({ subscriptions }) => subscriptions.filter(open).map(({ tier }) => tier), [
    'gold',
    'silver',
    'bronze',
  ]),
  relationLeaf('subscriptions.status', (person) => current(person).map(ghostStatus), [
    'active',
    'unpaid',
    'canceled',
    'trialing',
  ]),
  relationLeaf(
    'subscriptions.plan_interval',
    (person) => current(person).map(({ interval }) => interval.toLowerCase()),
    ['month', 'year'],
  ),
  wordLeaf('status', statusOf, ['free', 'comped', 'gift', 'paid', 'nothing']),
  fc.tuple(fc.boolean(), fc.boolean()).map(([is, not]) => ({
    text: `subscribed:${not ? '-' : ''}${is}`,
    model: (person: PersonFacts) => (subscribed(person) === is) !== not,
  })),
  fc.tuple(fc.constantFrom('erman', 'FRANCE', 'x'), fc.boolean()).map(([part, not]) => ({
    text: `geolocation:${not ? '-' : ''}~'${part}'`,
    model: negated(not, ({ place }) => place !== null && fold(place).includes(fold(part))),
  })),
  fc.tuple(fc.constantFrom('650000000000000000000001', '650000000000000000000002'), fc.boolean()).map(([id, not]) => ({
    text: `signup:${not ? '-' : ''}${id}`,
    model: negated(not, ({ origin }) => origin === id),
  })),
  fc
    .boolean()
    .map((not) => ({ text: `signup:${not ? '-' : ''}null`, model: negated(not, ({ origin }) => origin === null) })),
  fc.constantFrom(1, 0).map((is) => ({
    text: `email_disabled:${is}`,
    model: (person: PersonFacts) => (person.emailSuppression !== null) === (is === 1),
  })),
  fc.boolean().map((is) => ({
    text: `enable_comment_notifications:${is}`,
    model: (person: PersonFacts) => person.commentNotifications === is,
  })),
  fc.tuple(fc.constantFrom(true, false, null), fc.boolean()).map(([is, not]) => ({
    text: `enable_updates_and_announcements:${not ? '-' : ''}${is}`,
    model: negated(not, (person) => person.announcementEmails === is),
  })),
  fc.constantFrom(10, 33, 99).map((end) => ({
    text: `uuid:aaaaaaaa-0000-4000-8000-0000000000${end}`,
    model: (person: PersonFacts) => person.uuid.endsWith(String(end)),
  })),
  fc.boolean().map((not) => ({ text: `feedback.score:${not ? '-' : ''}1`, model: () => not })),
);

const { tree } = fc.letrec<{ tree: Case }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc.tuple(fc.array(tie('tree'), { minLength: 2, maxLength: 3 }), fc.boolean()).map(([nodes, all]) => ({
      text: `(${nodes.map(({ text }) => text).join(all ? ' + ' : ',')})`,
      model: (person: PersonFacts) => (all ? nodes.every((n) => n.model(person)) : nodes.some((n) => n.model(person))),
    })),
    // Without parentheses: "and" binds tighter.
    fc.tuple(leaf, leaf, leaf).map(([a, b, c]) => ({
      text: `(${a.text},${b.text}+${c.text})`,
      model: (person: PersonFacts) => a.model(person) || (b.model(person) && c.model(person)),
    })),
  ),
}));

const LIST = 'query ($filter: MemberFilter) { members(first: 100, filter: $filter) { nodes { email status } } }';

describe('any filter in NQL', () => {
  it('selects exactly the members whom a plain reading of it selects', async () => {
    const organization = await makeOrganization(await testDatabase());
    const crowd = people(NOW);
    await write(organization, crowd, NOW);
    await fc.assert(
      fc.asyncProperty(tree, async ({ text, model }) => {
        const filter = withinSize(text);
        fc.pre(filter !== undefined);
        const found = await query<{ members: { nodes: { email: string; status: string }[] } }>(
          contextFor({ organization }),
          LIST,
          { filter },
        ).catch(ifTooLarge);
        if (found === undefined) return fc.pre(false);
        const expected = crowd.filter(model).map((person) => `${person.email} ${statusOf(person)}`);
        const answered = found.members.nodes.map(({ email, status }) => `${email} ${status.toLowerCase()}`);
        expect(answered.sort()).toEqual(expected.sort());
      }),
      { numRuns: 300, seed: 20261121 },
    );
  });
});

function withinSize(text: string): object | undefined {
  try {
    return memberFilterOf(text, { now: NOW, strict: false, restricted: 'drop' });
  } catch (error) {
    return ifTooLarge(error);
  }
}

function ifTooLarge(error: unknown): undefined {
  if (String(error).includes('at most')) return undefined;
  throw error;
}
