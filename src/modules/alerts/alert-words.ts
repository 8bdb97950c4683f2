import type { Evidence } from './alert-evidence';
import { AlertMetric } from './alert.kinds';

const NOUNS: Readonly<Record<AlertMetric, readonly [string, string]>> = {
  [AlertMetric.INTERACTIONS]: ['interaction', 'interactions'],
  [AlertMetric.CONTENT_VIEW]: ['content view', 'content views'],
  [AlertMetric.COMMENT]: ['comment', 'comments'],
  [AlertMetric.SHARE]: ['share', 'shares'],
  [AlertMetric.REACTION]: ['reaction', 'reactions'],
  [AlertMetric.LOGIN]: ['login', 'logins'],
};

/** An alert in one sentence, with times in a time zone: "17 comments expected since Tuesday 3 March 09:00, none seen." */
export function summaryOf(metric: AlertMetric, evidence: Evidence, timeZone: string): string {
  const { seen, expected, firstBucketAt, hours, direction } = evidence;
  const since = `since ${instantIn(timeZone, firstBucketAt)}`;
  const within = hours === 1 ? 'within the hour' : `within ${hours} hours`;
  const mean = rounded(expected.mean);
  if (direction === 'FALL')
    return `${counted(metric, mean)} expected ${since} (${within}), ${seen === 0 ? 'none' : `only ${seen}`} seen.`;
  const usual = `${rounded(expected.low)} to ${rounded(expected.high)}`;
  return `${counted(metric, String(seen))} ${since} (${within}), where ${mean} were expected (usual: ${usual}).`;
}

function counted(metric: AlertMetric, count: string): string {
  return `${count} ${NOUNS[metric][count === '1' ? 0 : 1]}`;
}

/** Whole numbers, and one decimal below ten. */
function rounded(value: number): string {
  return value < 10 ? String(Math.round(value * 10) / 10) : String(Math.round(value));
}

function instantIn(timeZone: string, at: number): string {
  const form = new Intl.DateTimeFormat('en-GB', {
    ...{ weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' },
    timeZone,
    hourCycle: 'h23',
  });
  const parts = Object.fromEntries(form.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${parts['weekday']} ${parts['day']} ${parts['month']} ${parts['hour']}:${parts['minute']}`;
}
