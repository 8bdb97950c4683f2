import { knownViewer, type RequestContext } from '../../context';
import { fromOptionalGlobalId } from '../../schema/global-id';
import { notFound } from '../../shared/failure';
import type { Id } from '../../shared/id';
import { creatorById } from '../creators/creator.loaders';
import {
  type AnalyticsQuery,
  countMembers,
  type LevelFigures,
  type MemberFigures,
  type PastFigures,
  sumLevels,
  sumPast,
} from './engagement-analytics.repository';
import { AnalyticsPeriod, type EngagementAnalytics } from './engagement-analytics.type';
import { presentDay } from './engagement-day.service';
import { findReport, keepReport, type KeptReport } from './engagement-report.repository';
import { FORMULA } from './engagement-score';
import { EngagementLevel } from './engagement.type';

const DAYS: Readonly<Record<AnalyticsPeriod, number>> = { DAY: 1, WEEK: 7, MONTH: 30, YEAR: 365 };
/** From so many members on, figures may be a little old. */
const LARGE = 10_000;
const LARGE_AGE_MS = 60_000;
const DAY_MS = 86_400_000;

type Figures = Pick<EngagementAnalytics, 'overview' | 'engagement' | 'distribution' | 'trends'>;

/**
 * How engaged the audience of the caller's organization, or of one of its creators, was in a period. Worked out from
 * what is counted by member and day, and kept until something changes; those of a large organization for a minute.
 */
export async function engagementAnalytics(
  context: RequestContext,
  input: { readonly period: AnalyticsPeriod; readonly creatorId?: string | null | undefined },
): Promise<EngagementAnalytics> {
  const { organizationId } = knownViewer(context);
  const creatorId = await wantedCreator(context, input.creatorId);
  const { today, timeZone } = await presentDay(context);
  const { period } = input;
  const days = DAYS[period];
  const key = { organizationId, subjectId: creatorId ?? organizationId, period };
  const now = context.clock.now();
  const kept = await findReport(context.db, key);
  const from = new Date(new Date(today).getTime() - (days - 1) * DAY_MS).toISOString().slice(0, 10);
  const frame = { period, from, to: today, formulaVersion: FORMULA };
  if (kept && isGood(kept, today, now)) return { ...frame, ...(kept.figures as Figures), asOf: kept.computedAt ?? now };
  const figures = await workOut(context, { organizationId, creatorId, timeZone, today, days });
  const { revision = 0n, position = 0n } = kept ?? {};
  await keepReport(context.db, key, { day: today, revision, position, figures, computedAt: now });
  return { ...frame, ...figures, asOf: now };
}

async function wantedCreator(context: RequestContext, creatorId: string | null | undefined): Promise<Id | null> {
  const own = knownViewer(context).creatorId;
  const id = fromOptionalGlobalId('Creator', creatorId) ?? own;
  if (id && !(await creatorById(context).load(id))) throw notFound('Creator');
  return id;
}

function isGood({ figures, day, unchanged, computedAt }: KeptReport, today: string, now: Date): boolean {
  if (!figures || day !== today || !computedAt || computedAt > now) return false;
  const isLarge = (figures as Figures).overview.totalMembers > LARGE;
  return unchanged || (isLarge && now.getTime() - computedAt.getTime() < LARGE_AGE_MS);
}

async function workOut({ db }: RequestContext, query: AnalyticsQuery): Promise<Figures> {
  const members = await countMembers(db, query);
  const levels = await sumLevels(db, query);
  const past = await sumPast(db, query);
  const living = levels.filter(({ level }) => level !== null);
  const active = sum(living, 'active');
  return {
    overview: { ...growth(members), activeMembers: active },
    engagement: totals(levels, averageScore(living)),
    distribution: Object.values(EngagementLevel).map((level) => segment(level, living, members.total)),
    trends: trends(levels, past, averageScore(living)),
  };
}

function sum(rows: readonly LevelFigures[], key: Exclude<keyof LevelFigures, 'level'>): number {
  return rows.reduce((total, row) => total + row[key], 0);
}

function growth({ total, created, deleted, atStart }: MemberFigures) {
  const netGrowth = created - deleted;
  const growthRate = ratio(netGrowth, atStart);
  return { totalMembers: total, newMembers: created, churnedMembers: deleted, netGrowth, growthRate };
}

function averageScore(living: readonly LevelFigures[]): number | null {
  const scored = living.filter(({ level }) => level !== EngagementLevel.INACTIVE);
  return ratio(sum(scored, 'scores'), sum(scored, 'count'));
}

function totals(levels: readonly LevelFigures[], avgEngagementScore: number | null) {
  const [contentViews, comments] = [sum(levels, 'views'), sum(levels, 'comments')];
  const [shares, personaConversations] = [sum(levels, 'shares'), sum(levels, 'chats')];
  const interactionsTotal = contentViews + comments + shares + personaConversations;
  return { avgEngagementScore, interactionsTotal, contentViews, comments, shares, personaConversations };
}

function segment(level: EngagementLevel, living: readonly LevelFigures[], total: number) {
  const rows = living.filter((row) => row.level === level);
  const count = sum(rows, 'count');
  const { interactionsTotal } = totals(rows, null);
  return { level, count, percent: ratio(count, total) ?? 0, avgInteractions: ratio(interactionsTotal, count) ?? 0 };
}

function trends(levels: readonly LevelFigures[], past: PastFigures, score: number | null) {
  const minutes = ratio(sum(levels, 'seconds'), sum(levels, 'timed'));
  return {
    engagementTrend: past.score && score !== null ? score / past.score - 1 : null,
    retentionRate: ratio(past.retained, past.active),
    avgSessionDurationMinutes: minutes === null ? null : minutes / 60,
  };
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
