/** The formula by which scores are worked out. Another formula gets another name. */
export const FORMULA = 'recency-frequency-depth-30d/1';

/** Days that a score looks back on, the present one included. */
export const WINDOW_DAYS = 30;

/** What each kind of interaction weighs; other kinds of activity are no interactions. */
export const WEIGHTS = { views: 1, comments: 3, shares: 4, chats: 2 } as const;

/** From which score on a member is on these levels. */
export const SUPERFAN_SCORE = 80;
export const ENGAGED_SCORE = 50;

/** A member's interactions of the last 30 days. */
export interface RecentInteractions {
  readonly views: number;
  readonly comments: number;
  readonly shares: number;
  readonly chats: number;
  /** Whole days of the organization's calendar since the last of them. */
  readonly daysSince: number;
}

const MANY = 45;
const KINDS = Object.keys(WEIGHTS).length;

/**
 * The score of a member, 0 to 100: how recent (30 of 100), how many (45, on a logarithmic scale that ends at 45 weighed
 * interactions) and of how many kinds (25). Any interaction makes at least 1. The database works it out the same way
 * (`engagement-score.repository.ts`).
 */
export function scoreOf({ daysSince, ...counts }: RecentInteractions): number {
  const kinds = Object.keys(WEIGHTS) as (keyof typeof WEIGHTS)[];
  const weighed = kinds.reduce((sum, kind) => sum + WEIGHTS[kind] * counts[kind], 0);
  if (weighed === 0) return 0;
  const recency = 0.5 ** (daysSince / 7);
  const frequency = Math.min(1, Math.log(1 + weighed) / Math.log(1 + MANY));
  const depth = kinds.filter((kind) => counts[kind] > 0).length / KINDS;
  return Math.max(1, Math.round(100 * (0.3 * recency + 0.45 * frequency + 0.25 * depth)));
}
