import { Problems } from '../../shared/failure';
import type { Id } from '../../shared/id';
import { currencyExponent } from '../../shared/money';
import { DAY_MS } from '../../shared/period';
import { checkWhole } from '../../shared/text-rules';
import type { MilestoneMetric } from './milestone.type';

const MAX_THRESHOLDS = 100;
const MAX_MEMBERS = 1_000_000_000;
/** A thousand millions of most currencies. */
const MAX_REVENUE_MINOR = 100_000_000_000;
const MAGNITUDES = 9;

/** 10, 50, 100, 500, and so on up to 1,000,000,000. */
const ROUND: readonly bigint[] = Array.from({ length: MAGNITUDES }, (_each, index) => 10n ** BigInt(index + 1)).flatMap(
  (ten, index) => (index === MAGNITUDES - 1 ? [ten] : [ten, ten * 5n]),
);

/** The round numbers that are told when a creator has chosen none: of members, or of major units of the currency. */
export function usualThresholds(metric: MilestoneMetric, currency: string): readonly bigint[] {
  if (metric === 'MEMBERS') return ROUND;
  const unit = 10n ** BigInt(currencyExponent(currency));
  return ROUND.map((round) => round * unit);
}

/** What a caller says of the settings. */
export interface MilestoneSettingValues {
  readonly members?: readonly number[] | null | undefined;
  readonly revenueMinor?: readonly number[] | null | undefined;
}

/** Checks round numbers that were chosen and refuses all that is wrong at once. */
export function checkMilestoneSettings({ members, revenueMinor }: MilestoneSettingValues): void {
  const problems = new Problems();
  const note = (field: string, numbers: readonly number[], max: number) => {
    for (const number of numbers) checkWhole(problems, field, { number, min: 1, max });
    const isSet = new Set(numbers).size === numbers.length && numbers.length <= MAX_THRESHOLDS;
    problems.check(isSet, field, `The ${field} must be at most ${MAX_THRESHOLDS} different numbers.`);
  };
  note('members', members ?? [], MAX_MEMBERS);
  note('revenueMinor', revenueMinor ?? [], MAX_REVENUE_MINOR);
  problems.throwIfAny();
}

/** What the count looks at of an event of the log. */
export interface CountedEvent {
  readonly type: string;
  readonly sequence: number;
  readonly creatorId: Id;
  readonly dialect: string;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
  /** Of a purchase. */
  readonly status: string | null;
  readonly currency: string | null;
  readonly amountMinor: string | null;
  /** Of a refund. */
  readonly refundMinor: string | null;
  /** Of an erased member: whether it had been deleted before. */
  readonly wasDeleted: boolean;
}

/** By how much an event changes a figure of a creator. */
export interface Step {
  readonly creatorId: Id;
  readonly metric: MilestoneMetric;
  readonly change: bigint;
  readonly occurredAt: Date;
  /** Whether it tells of what happened long ago: it counts, and nobody is told what it reaches. */
  readonly isHistory: boolean;
}

/** The step that an event makes, in an organization with this currency; nothing when it makes none. */
export function stepOf(event: CountedEvent, currency: string): Step | undefined {
  const members = memberChange(event);
  const change = members === 0n ? revenueChange(event, currency) : members;
  if (change === 0n) return undefined;
  const { creatorId, occurredAt } = event;
  const metric = members === 0n ? 'REVENUE' : 'MEMBERS';
  return { creatorId, metric, change, occurredAt, isHistory: isHistory(event) };
}

function memberChange({ type, sequence, wasDeleted }: CountedEvent): bigint {
  if (type === 'member.created' || type === 'member.restored') return 1n;
  if (type === 'member.imported') return sequence === 1 ? 1n : 0n;
  if (type === 'member.deleted') return -1n;
  return type === 'member.erased' && !wasDeleted ? -1n : 0n;
}

function revenueChange(event: CountedEvent, currency: string): bigint {
  const { type, status, amountMinor, refundMinor } = event;
  if (event.currency !== currency) return 0n;
  if (type === 'purchase.recorded' && status === 'COMPLETED') return BigInt(amountMinor ?? 0);
  if (type === 'purchase.refund_failed') return BigInt(refundMinor ?? 0);
  return type === 'purchase.refunded' ? -BigInt(refundMinor ?? 0) : 0n;
}

/**
 * What was imported, and what somebody entered more than a day after it happened. What the gateway does by itself is
 * never history, however late it comes to do it.
 */
function isHistory({ type, dialect, occurredAt, recordedAt }: CountedEvent): boolean {
  if (type.endsWith('.imported')) return true;
  return dialect !== 'system' && recordedAt.getTime() - occurredAt.getTime() > DAY_MS;
}

/** A figure of a creator. */
export interface Count {
  readonly value: bigint;
  /** The highest that it ever was. */
  readonly highest: bigint;
}

export const NOTHING: Count = { value: 0n, highest: 0n };

/** The figure after a step, and the round numbers that it reached and that are to be told. */
export function countOn(
  count: Count,
  step: Step,
  thresholds: readonly bigint[],
): { readonly count: Count; readonly reached: readonly bigint[] } {
  const value = count.value + step.change;
  const highest = value > count.highest ? value : count.highest;
  const exceeded = thresholds.filter((threshold) => threshold > count.highest && threshold <= value);
  return { count: { value, highest }, reached: step.isHistory ? [] : exceeded };
}
