import type { DemoPerson } from './demo.repository';
import { ActivityKind } from '../modules/engagement/activity.kinds';
import type { SeededRandom } from './random';

/** Something that a member of the demo does now. */
export interface LiveDeed {
  readonly memberId: string;
  readonly creatorId: string;
  readonly kind: ActivityKind;
  readonly contentId: string | null;
}

/** What goes far beyond an ordinary hour of the demo: so many of one kind, about one thing. */
interface Anomaly {
  readonly kind: ActivityKind;
  readonly count: number;
}

/** Of kinds of which an ordinary hour has hardly one, the rarest first: each is an alert of its own. */
const ANOMALIES: readonly Anomaly[] = [
  { kind: ActivityKind.COMMENT, count: 14 },
  { kind: ActivityKind.LOGIN, count: 12 },
  { kind: ActivityKind.SHARE, count: 10 },
  { kind: ActivityKind.REACTION, count: 16 },
  { kind: ActivityKind.CONTENT_VIEW, count: 60 },
];
const CONTENTLESS: ReadonlySet<ActivityKind> = new Set([ActivityKind.LOGIN, ActivityKind.PERSONA_CHAT]);
/** What goes on all the time: a newsletter is read. Nobody is alerted of mail, so it may be livelier than the past. */
const MAIL = [
  [ActivityKind.MAIL_OPEN, 6],
  [ActivityKind.MAIL_CLICK, 1],
] as const;
/** And at the pace of the past, a few times an hour. */
const INTERACTIONS = [
  [ActivityKind.CONTENT_VIEW, 12],
  [ActivityKind.COMMENT, 1],
  [ActivityKind.REACTION, 1],
] as const;
const INTERACTIONS_AN_HOUR = 2;

/** The ordinary deeds of a creator's members within some milliseconds. */
export function planOrdinary(random: SeededRandom, people: readonly DemoPerson[], ms: number): LiveDeed[] {
  const deeds: LiveDeed[] = [];
  if (random.chance(0.5))
    deeds.push(deed(random, people, { kind: random.weighted(MAIL), contentId: someStory(random) }));
  if (random.chance((INTERACTIONS_AN_HOUR * ms) / 3_600_000))
    deeds.push(deed(random, people, { kind: random.weighted(INTERACTIONS), contentId: someStory(random) }));
  return deeds;
}

/** The anomaly of a number: one kind after the other for each creator in turn. */
export function planAnomaly(
  random: SeededRandom,
  creators: readonly (readonly DemoPerson[])[],
  number: number,
): LiveDeed[] {
  const people = creators[number % creators.length] ?? [];
  const anomaly = ANOMALIES[Math.floor(number / creators.length) % ANOMALIES.length];
  if (!anomaly) return [];
  const contentId = `story-${random.integer(121, 999)}`;
  return Array.from({ length: anomaly.count }, () => deed(random, people, { kind: anomaly.kind, contentId }));
}

function deed(
  random: SeededRandom,
  people: readonly DemoPerson[],
  what: Pick<LiveDeed, 'kind' | 'contentId'>,
): LiveDeed {
  const { id, creatorId } = people[random.integer(0, people.length - 1)] as DemoPerson;
  const { kind, contentId } = what;
  return { memberId: id, creatorId, kind, contentId: CONTENTLESS.has(kind) ? null : contentId };
}

function someStory(random: SeededRandom): string {
  return `story-${random.integer(1, 120)}`;
}
