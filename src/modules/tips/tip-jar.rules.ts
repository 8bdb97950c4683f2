import { printDay } from '../../shared/calendar-day';
import { Problems } from '../../shared/failure';
import { MAX_AMOUNT_MINOR, parseCurrency } from '../../shared/money';
import { checkFilledText, checkText, checkWhole } from '../../shared/text-rules';
import type { TipJarStatus } from './tip-jar.type';

const MAX_NAME = 191;
const MAX_DESCRIPTION = 2_000;
const MAX_MESSAGE = 500;
const MAX_REWARDS = 50;
const MAX_SUGGESTIONS = 20;
/** More than one tip can be: a hundred million units of most currencies. */
const MAX_GOAL_MINOR = 10_000_000_000;

/** What a tip brings from an amount on. */
export interface RewardValues {
  readonly thresholdMinor: number;
  readonly description: string;
  readonly instructions?: string | null | undefined;
}

/** A reward as a jar keeps it. */
export interface Reward {
  readonly thresholdMinor: number;
  readonly description: string;
  readonly instructions: string | null;
}

/** What can be said of a jar; absent values are left as they are, and null empties. */
export interface TipJarValues {
  readonly name?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly goalMinor?: number | null | undefined;
  readonly suggestedMinor?: readonly number[] | null | undefined;
  readonly rewards?: readonly RewardValues[] | null | undefined;
  readonly thankYouMessage?: string | null | undefined;
  readonly endsOn?: string | null | undefined;
}

/** A new jar. */
export interface NewTipJarValues extends TipJarValues {
  readonly name: string;
  readonly creatorId?: string | null | undefined;
  readonly currency?: string | null | undefined;
}

/** Checks what is said of a jar on a day of the organization's calendar, and refuses all that is wrong at once. */
export function checkTipJar(values: TipJarValues & { readonly currency?: string | null | undefined }, today: string) {
  const problems = new Problems();
  const { name, description, goalMinor, suggestedMinor, thankYouMessage: text, endsOn, currency } = values;
  checkFilledText(problems, 'name', { text: name, max: MAX_NAME });
  checkText(problems, 'description', { text: description, max: MAX_DESCRIPTION });
  checkWhole(problems, 'goalMinor', { number: goalMinor, min: 1, max: MAX_GOAL_MINOR });
  checkText(problems, 'thankYouMessage', { text, max: MAX_MESSAGE });
  if (endsOn) problems.check(endsOn >= today, 'endsOn', 'The endsOn must not be in the past.');
  if (currency)
    problems.check(parseCurrency(currency) !== undefined, 'currency', 'The currency must be an ISO 4217 code.');
  noteSuggestions(problems, suggestedMinor ?? []);
  noteRewards(problems, values.rewards ?? []);
  problems.throwIfAny();
}

function noteSuggestions(problems: Problems, amounts: readonly number[]): void {
  const max = Number(MAX_AMOUNT_MINOR);
  problems.check(
    amounts.length <= MAX_SUGGESTIONS,
    'suggestedMinor',
    `At most ${MAX_SUGGESTIONS} suggestedMinor may be given.`,
  );
  for (const number of amounts) checkWhole(problems, 'suggestedMinor', { number, min: 1, max });
}

function noteRewards(problems: Problems, rewards: readonly RewardValues[]): void {
  problems.check(rewards.length <= MAX_REWARDS, 'rewards', `At most ${MAX_REWARDS} rewards may be given.`);
  const max = Number(MAX_AMOUNT_MINOR);
  rewards.forEach(({ thresholdMinor: number, description, instructions }, index) => {
    checkWhole(problems, `rewards.${index}.thresholdMinor`, { number, min: 1, max });
    checkFilledText(problems, `rewards.${index}.description`, { text: description, max: MAX_NAME });
    checkText(problems, `rewards.${index}.instructions`, { text: instructions, max: MAX_MESSAGE });
  });
  const thresholds = new Set(rewards.map(({ thresholdMinor }) => thresholdMinor));
  problems.check(thresholds.size === rewards.length, 'rewards', 'No two rewards may have the same thresholdMinor.');
}

/** Rewards as a jar keeps them: lowest threshold first. */
export function sortedRewards(rewards: readonly RewardValues[]): Reward[] {
  return rewards
    .map(({ thresholdMinor, description, instructions }) => ({
      thresholdMinor,
      description: description.trim(),
      instructions: instructions ?? null,
    }))
    .sort((one, other) => one.thresholdMinor - other.thresholdMinor);
}

/** The reward of one tip: that of the highest threshold that it reaches; null when it reaches none. */
export function rewardFor(rewards: readonly Reward[], amountMinor: bigint): Reward | null {
  const reached = rewards.filter(({ thresholdMinor }) => BigInt(thresholdMinor) <= amountMinor);
  return reached.reduce<Reward | null>(
    (best, reward) => (best && best.thresholdMinor > reward.thresholdMinor ? best : reward),
    null,
  );
}

/** What decides whether a jar takes tips. */
export interface JarTimes {
  readonly endsOn: Date | null;
  readonly archivedAt: Date | null;
}

/** Whether a jar takes tips on a day of the organization's calendar: on its last day it still does. */
export function jarStatus({ endsOn, archivedAt }: JarTimes, today: string): TipJarStatus {
  if (archivedAt) return 'ARCHIVED';
  return endsOn && printDay(endsOn) < today ? 'ENDED' : 'OPEN';
}
