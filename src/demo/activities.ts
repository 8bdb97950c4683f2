import type { ContextParts } from '../context';
import { createContext } from '../context';
import { systemViewer } from '../auth/system-viewer';
import { inTransaction } from '../database/transaction';
import { ActivityKind } from '../modules/engagement/activity.kinds';
import { type ActivityValues, MAX_ACTIVITIES } from '../modules/engagement/activity.rules';
import { recordActivities } from '../modules/engagement/activity.service';
import { toGlobalId } from '../schema/global-id';
import { seededId } from '../shared/id';
import { addDays, between, startOfDay } from './calendar';
import { type DemoMember, findDemoOrganization, findLivingMembers } from './demo.repository';
import { isOfDemo } from './plan';
import type { OrganizationProfile } from './profile';
import { SeededRandom } from './random';

/** For so many days before the present one the demo has activities. */
const DAYS = 65;
const MOST_A_MEMBER = 45;
/** Longer than recording them takes on a slow machine. */
const TIMEOUT_MS = 5 * 60_000;

const KINDS = [
  [ActivityKind.CONTENT_VIEW, 60],
  [ActivityKind.MAIL_OPEN, 14],
  [ActivityKind.PERSONA_CHAT, 7],
  [ActivityKind.COMMENT, 5],
  [ActivityKind.REACTION, 5],
  [ActivityKind.LOGIN, 4],
  [ActivityKind.SHARE, 2],
  [ActivityKind.MAIL_CLICK, 2],
  [ActivityKind.CUSTOM, 1],
] as const;

const WITHOUT_CONTENT: ReadonlySet<ActivityKind> = new Set([
  ActivityKind.LOGIN,
  ActivityKind.PERSONA_CHAT,
  ActivityKind.CUSTOM,
]);

/**
 * Lets the members of the demo's organizations have done something lately. An organization that has activities already,
 * or that the demo did not make, stays as it is.
 */
export async function ensureActivities(parts: ContextParts, profiles: readonly OrganizationProfile[]): Promise<number> {
  let recorded = 0;
  for (const profile of profiles) recorded += await ensureActivitiesOf(parts, profile);
  return recorded;
}

async function ensureActivitiesOf(parts: ContextParts, profile: OrganizationProfile): Promise<number> {
  const organization = await findDemoOrganization(parts.db, profile.slug);
  if (!organization || organization.hasActivities || !isOfDemo(profile, organization.id)) return 0;
  const caller = { viewer: systemViewer(organization), requestId: 'demo-data', dialect: 'system' } as const;
  const context = createContext(parts, caller);
  const members = await findLivingMembers(parts.db, organization.id);
  const activities = planActivities(profile, members, context.clock.now());
  return inTransaction(
    context,
    async (transaction) => {
      let accepted = 0;
      for (let start = 0; start < activities.length; start += MAX_ACTIVITIES)
        accepted += (await recordActivities(transaction, activities.slice(start, start + MAX_ACTIVITIES))).accepted;
      return accepted;
    },
    TIMEOUT_MS,
  );
}

/** What members did in the days before one; the same day and members give the same. Few do much, and many do little. */
export function planActivities(
  profile: OrganizationProfile,
  members: readonly DemoMember[],
  now: Date,
): ActivityValues[] {
  const random = new SeededRandom(`audience-gateway/${profile.slug}/activities`);
  const end = startOfDay(now);
  const start = addDays(end, -DAYS);
  return members.flatMap((member) => {
    const count = Math.floor(MOST_A_MEMBER * random.fraction() ** 4);
    const from = member.createdAt > start ? member.createdAt : start;
    return from >= end ? [] : Array.from({ length: count }, () => planActivity(random, member, { from, end }));
  });
}

function planActivity(random: SeededRandom, member: DemoMember, { from, end }: { from: Date; end: Date }) {
  const at = between(from, end, random.fraction() ** 0.8);
  const kind = random.weighted(KINDS);
  const lasts = kind === ActivityKind.CONTENT_VIEW || kind === ActivityKind.PERSONA_CHAT;
  return {
    id: seededId(at, random.idBits()),
    memberId: toGlobalId('Member', member.id),
    kind,
    name: kind === ActivityKind.CUSTOM ? 'poll-answered' : null,
    contentId: WITHOUT_CONTENT.has(kind) ? null : `story-${random.integer(1, 120)}`,
    occurredAt: at.toISOString(),
    durationSeconds: lasts ? random.integer(20, 1200) : null,
    details: kind === ActivityKind.CONTENT_VIEW ? { completion: random.integer(1, 10) / 10 } : null,
  };
}
