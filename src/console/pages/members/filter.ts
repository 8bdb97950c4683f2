import type { MemberFilter } from '../../operations/members.generated';
import type { Place } from '../../router';

type Query = Place['query'];

/** One choice of the filter form: its name in the address, and the condition that it stands for. */
interface Choice {
  readonly name: string;
  readonly condition: (value: string) => MemberFilter;
}

const DAY_MS = 86_400_000;

/** All choices of the filter form; each that is made must hold. */
export const CHOICES: readonly Choice[] = [
  {
    name: 'search',
    condition: (text) => ({ or: [{ name: { contains: text } }, { email: { contains: text } }] }),
  },
  { name: 'status', condition: (status) => ({ status: { eq: status as 'PAID' } }) },
  { name: 'level', condition: (level) => ({ engagementLevel: { eq: level as 'SUPERFAN' } }) },
  { name: 'tier', condition: (id) => ({ tiers: { any: { id: { eq: id } } } }) },
  { name: 'label', condition: (id) => ({ labels: { any: { id: { eq: id } } } }) },
  { name: 'creator', condition: (id) => ({ creatorId: { eq: id } }) },
  { name: 'joined', condition: (days) => ({ createdAt: { gte: daysAgo(Number(days)) } }) },
  { name: 'unseen', condition: (days) => ({ lastSeenAt: { lt: daysAgo(Number(days)) } }) },
];

/** The condition that the address stands for; undefined for everybody. */
export function filterOf(query: Query): MemberFilter | undefined {
  const and = CHOICES.flatMap(({ name, condition }) => {
    const value = query.get(name);
    return value ? [condition(value)] : [];
  });
  return and.length > 0 ? { and } : undefined;
}

/** The start of the day so many days ago, so that the condition stays the same while the page is looked at. */
function daysAgo(days: number): string {
  const today = Math.floor(Date.now() / DAY_MS) * DAY_MS;
  return new Date(today - days * DAY_MS).toISOString();
}
