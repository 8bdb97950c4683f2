/** What a detector says of one bucket. */
export interface Detection {
  /** 0 to 1; from 0.5 on it is an alarm. */
  readonly score: number;
  readonly isAlarm: boolean;
  /** What an alarm is about; absent while nothing is unusual. */
  readonly finding?: Finding;
}

/** What is unusual, in numbers. */
export interface Finding {
  readonly direction: 'RISE' | 'FALL';
  /** How many of the newest buckets it is about. */
  readonly buckets: number;
  /** What those buckets hold together. */
  readonly seen: number;
  /** What they would hold on most days: from low to high. */
  readonly expected: { readonly low: number; readonly mean: number; readonly high: number };
  /** -log10 of the probability that chance alone does this. */
  readonly surprise: number;
  /** What each view says by itself: 0 for usual, 12 for never seen. */
  readonly views: Readonly<Record<string, number>>;
}

/** A stream in which nothing is unusual. */
export const NOTHING: Detection = { score: 0, isAlarm: false };

/** The score from how near the evidence is to the alarm line, which lies at 0.5. */
export function scoreOf(evidence: number, line: number): number {
  const share = Math.max(0, evidence) / line;
  return share / (1 + share);
}
