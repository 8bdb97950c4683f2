import { knownViewer, type RequestContext } from '../../context';
import type { Id } from '../../shared/id';
import { membersWhere } from '../members/member.service';
import type { MemberFilter } from '../members/member-filter.input';
import { countLevels } from './engagement.repository';
import { engagementByMember } from './engagement.loaders';
import { presentDay } from './engagement-day.service';
import { FORMULA } from './engagement-score';
import { EngagementLevel, type MemberEngagement, type MemberSegments } from './engagement.type';

/** How engaged a member is, whom the caller has found. */
export async function memberEngagement(context: RequestContext, memberId: Id): Promise<MemberEngagement> {
  const row = await engagementByMember(context).load(memberId);
  const { views = 0, comments = 0, shares = 0, chats = 0 } = row ?? {};
  return {
    score: row?.score ?? 0,
    level: EngagementLevel[row?.level ?? 'INACTIVE'],
    formulaVersion: FORMULA,
    interactionsTotal: views + comments + shares + chats,
    interactions30d: row?.recent ?? 0,
    contentViews: views,
    comments,
    shares,
    personaConversations: chats,
    reactions: row?.reactions ?? 0,
    tips: row?.tips ?? 0,
    logins: row?.logins ?? 0,
    mailOpens: row?.mailOpens ?? 0,
    mailClicks: row?.mailClicks ?? 0,
    customActivities: row?.customs ?? 0,
    lastInteractionAt: row?.lastInteractionAt ?? null,
  };
}

/** How many of the members that the caller may see, and that the filter holds for, are on each level. */
export async function memberSegments(
  context: RequestContext,
  filter: MemberFilter | null | undefined,
): Promise<MemberSegments> {
  knownViewer(context);
  await presentDay(context);
  const { total: totalCount, levels } = await countLevels(
    context.db,
    membersWhere(context, { filter, includeDeleted: false }),
  );
  const of = (level: EngagementLevel) => levels.get(level) ?? 0;
  const [superfans, engaged, casual] = [
    of(EngagementLevel.SUPERFAN),
    of(EngagementLevel.ENGAGED),
    of(EngagementLevel.CASUAL),
  ];
  return { totalCount, superfans, engaged, casual, inactive: totalCount - superfans - engaged - casual };
}
