import type { MemberModel } from '../database/generated/models';
import { addDays, between, earlier } from './calendar';
import type { Person, Population } from './people';
import type { SeededRandom } from './random';

/** The least e-mails sent to somebody of whom it is told how many are opened. */
const ENOUGH_EMAILS = 5;

type Traits = Pick<MemberModel, 'attribution' | 'commentNotifications' | 'announcementEmails'>;

type Texts = readonly [string | null, string | null, string | null];

/** Where a person came from, and what the person wants to be told of. */
export function firstTraits(random: SeededRandom, index: number): Traits {
  return {
    attribution: random.chance(0.5) || index === 0 ? origin(random) : null,
    commentNotifications: random.chance(0.9),
    announcementEmails: random.weighted([
      [null, 60],
      [true, 30],
      [false, 10],
    ]),
  };
}

function origin(random: SeededRandom): Traits['attribution'] {
  const [id, url, title] = random.pick<Texts>([
    [null, '/', 'homepage'],
    ['welcome', '/welcome/', 'Welcome'],
    ['archive-opens', '/archive-opens/', 'The archive opens'],
  ]);
  const [referrerSource, referrerMedium, referrerUrl] = random.pick<Texts>([
    [null, null, null],
    ['Google', 'Organic', 'https://www.google.com/'],
    ['Integration: demo', 'Admin API', null],
  ]);
  return { id, type: id ? 'post' : 'url', url, title, referrerSource, referrerMedium, referrerUrl };
}

/** What happens to a few: nothing can be sent to them any more, or they may not comment for a while. */
export function laterTraits(population: Population, person: Person, index: number): void {
  const random = person.random.fork('trouble');
  if (random.chance(0.03) || index === 1) {
    const at = soon(population, person, random);
    const emailSuppression = random.pick(['BOUNCE', 'COMPLAINT'] as const);
    edit(population, person, { at, columns: { emailSuppression, emailSuppressedAt: at } });
  }
  if (!random.chance(0.02) && index !== 2) return;
  const at = soon(population, person, random);
  const until = random.chance(0.5) ? addDays(at, 30) : null;
  const ban = { commentingDisabledReason: 'Advertised in the comments.', commentingDisabledUntil: until };
  edit(population, person, { at, columns: { commentingDisabled: true, ...ban } });
}

/** Counts what was sent to a person until the last day, and how much of it was opened. It is counted beside the log. */
export function countEmails({ end }: Population, { row, random }: Person): void {
  const counters = random.fork('emails');
  const weeks = Math.floor((end.getTime() - row.createdAt.getTime()) / (7 * 86_400_000));
  row.emailCount = row.email === null ? 0 : Math.floor(weeks * counters.fraction());
  row.emailOpenedCount = Math.floor(row.emailCount * counters.fraction());
  row.emailOpenRate = row.emailCount < ENOUGH_EMAILS ? null : Math.round((row.emailOpenedCount / row.emailCount) * 100);
}

interface Edit {
  readonly at: Date;
  readonly columns: Partial<MemberModel>;
}

/** Changes a member and notes what that replaced. */
export function edit({ ledger }: Population, { row }: Person, { at, columns }: Edit): void {
  const replaced = [...Object.keys(columns), 'updatedAt'] as (keyof MemberModel)[];
  const previous = Object.fromEntries(replaced.map((column) => [column, row[column]]));
  ledger.change(row, at, columns);
  ledger.note('member.updated', at, { row, memberId: row.id, creatorId: row.creatorId, extra: { previous } });
}

function soon({ end }: Population, { row }: Person, random: SeededRandom): Date {
  return between(row.updatedAt, earlier(addDays(row.updatedAt, 100), end), random.fraction());
}
