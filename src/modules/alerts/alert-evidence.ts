import type { Finding } from '../engagement/detector/detection';
import { AlertDirection, AlertSeverity } from './alert.kinds';

export const HOUR_MS = 3_600_000;

const WARNING_FROM = 1.3;
const CRITICAL_FROM = 1.8;

/** What speaks for an alert: the strongest evidence of an episode so far. */
export interface Evidence {
  readonly direction: AlertDirection;
  readonly severity: AlertSeverity;
  /** 0 to 1; 0.5 is the alarm line. */
  readonly score: number;
  /** -log10 of the probability that chance alone does this. */
  readonly surprise: number;
  /** When the first and the last hour of the window begin, in Unix milliseconds. */
  readonly firstBucketAt: number;
  readonly lastBucketAt: number;
  readonly hours: number;
  readonly seen: number;
  readonly expected: Finding['expected'];
  readonly views: Finding['views'];
}

/** The evidence of a finding of which it is known how strong it is: 1 at the alarm line. */
export function evidenceOf(finding: Finding, strength: number, at: number): Evidence {
  const { buckets: hours, seen, expected, views, surprise } = finding;
  return {
    direction: AlertDirection[finding.direction],
    severity: severityOf(strength),
    score: strength / (1 + strength),
    surprise,
    firstBucketAt: at - (hours - 1) * HOUR_MS,
    lastBucketAt: at,
    ...{ hours, seen, expected, views },
  };
}

/** How severe an evidence is of which it is known how strong it is: 1 at the alarm line. */
export function severityOf(strength: number): AlertSeverity {
  if (strength >= CRITICAL_FROM) return AlertSeverity.CRITICAL;
  return strength >= WARNING_FROM ? AlertSeverity.WARNING : AlertSeverity.INFO;
}
