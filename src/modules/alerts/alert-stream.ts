import type { Detection, Finding } from '../engagement/detector/detection';
import { Detector } from '../engagement/detector/detector';
import { type Evidence, evidenceOf, HOUR_MS } from './alert-evidence';
import type { AlertDirection, AlertSensitivity } from './alert.kinds';

/** From how strong an evidence on a creator is told, with the alarm line at 1. */
const LINES: Readonly<Record<AlertSensitivity, number>> = { LOW: 1.4, NORMAL: 1 - 1e-9, HIGH: 0.8 };
/** An alarm that is not told at once can be, as long as it goes on, for so long. */
const CANDIDATE_MS = 72 * HOUR_MS;
/** After so many hours that add nothing to an episode it is over. */
const CALM_HOURS = 6;
/** An hour belongs to the episode while the evidence stays this near to the strongest. */
const STILL = 0.9;
/** Evidence that is stronger by this much is worth an update, and so is an episode that goes on for a day. */
const NEWS = 1.15;
const NEWS_MS = 24 * HOUR_MS;
/** Busy streams rest after an alarm; then an hour is held against what the alarm expected of one. */
const BUSY = 24;

/** What a creator wants to be told of. */
export interface AlertPolicy {
  readonly sensitivity: AlertSensitivity;
  /** A rise takes at least so many. */
  readonly minimumSeen: number;
  /** A fall takes at least so many expected. */
  readonly minimumExpected: number;
}

/** An alarm that has not become an alert yet. */
interface Candidate {
  readonly direction: AlertDirection;
  /** The surprise at the alarm line. */
  readonly line: number;
  readonly until: number;
}

/** An alert that goes on. */
interface OpenEpisode {
  readonly alarmAt: number;
  /** It is told by the alert of another metric, of which it is a part. */
  readonly silent: boolean;
  readonly direction: AlertDirection;
  readonly line: number;
  /** What an hour was expected to hold; only of a busy stream. */
  readonly usual: Finding['expected'] | null;
  readonly peak: number;
  readonly told: { readonly surprise: number; readonly at: number };
  readonly lastUnusualAt: number;
  readonly calm: number;
  /** What was seen beyond, or short of, what was expected. */
  readonly excess: number;
}

/** An episode that was told and is over: windows that reach back into it hold it still. */
interface Told {
  readonly direction: AlertDirection;
  readonly until: number;
  readonly excess: number;
}

/** What a stream holds beside its detector; plain JSON. */
export interface Episode {
  readonly candidate: Candidate | null;
  readonly open: OpenEpisode | null;
  readonly told: Told | null;
  readonly restUntil: number;
}

/** What an hour did to an episode, which is known by the hour of its alarm. */
export type Step =
  | { readonly kind: 'OPEN' | 'UPDATE'; readonly alarmAt: number; readonly evidence: Evidence }
  | { readonly kind: 'RESOLVE'; readonly alarmAt: number };

/** Whether an alert is opened: at once, later if it still goes on, or silently, since another tells the same. */
export type Verdict = 'OPEN' | 'LATER' | 'SILENT';

/** How an hour is judged: what the creator wants, and whether an alert may be opened now. */
export interface Judgement extends AlertPolicy {
  readonly verdict: (evidence: Evidence) => Verdict;
}

const NEW: Episode = { candidate: null, open: null, told: null, restUntil: -1 };

/** One metric of one creator: a detector, and the episode that is under way. Pure: it knows no database and no time. */
export class AlertStream {
  constructor(
    readonly detector: Detector = new Detector(),
    private now: Episode = NEW,
  ) {}

  /** What is to be kept beside the detector's state. */
  get episode(): Episode {
    return this.now;
  }

  /** Takes the hour that begins at that time. */
  judge(at: number, value: number, judgement: Judgement): Step[] {
    const detection = this.detector.update(at, value);
    this.noteAlarm(detection, at, judgement.sensitivity);
    const steps: Step[] = [];
    if (this.now.open) steps.push(...this.goOn(this.now.open, detection.finding, { at, value }));
    if (!this.now.open) steps.push(...this.begin(detection.finding, at, judgement));
    return steps;
  }

  /** Learns from an hour without telling anything. */
  learn(at: number, value: number): void {
    this.detector.update(at, value);
  }

  /** Another stream that goes on from here, without this one learning of what it is given. */
  copy(): AlertStream {
    return new AlertStream(this.detector.copy(), this.now);
  }

  /** The alert was closed by somebody: what is left of the episode is not told again. */
  forgetOpen(): void {
    if (this.now.open) this.now = { ...this.now, ...over(this.now.open), candidate: null };
  }

  private noteAlarm({ isAlarm, score, finding }: Detection, at: number, sensitivity: AlertSensitivity): void {
    const strength = score / (1 - score);
    const near = sensitivity === 'HIGH' && at > this.now.restUntil && strength >= LINES.HIGH;
    if (!finding || !(isAlarm || near)) return;
    const restUntil = at + CANDIDATE_MS;
    const direction = finding.direction as AlertDirection;
    // What goes on already is no second episode, nor is what was told of this very hour before it was over.
    const { open, told } = this.now;
    const isKnown = open?.direction === direction || (told?.direction === direction && told.until >= at);
    const candidate = isKnown ? null : { direction, line: finding.surprise / strength, until: at + CANDIDATE_MS };
    this.now = { ...this.now, restUntil, candidate };
  }

  private begin(finding: Finding | undefined, at: number, judgement: Judgement): Step[] {
    const { candidate } = this.now;
    if (!candidate || finding?.direction !== candidate.direction || at > candidate.until) return [];
    const strength = finding.surprise / candidate.line;
    if (strength < LINES[judgement.sensitivity] || !isEnough(finding, judgement)) return [];
    if (isEcho(finding, this.now.told, at)) return [];
    const evidence = evidenceOf(finding, strength, at);
    const verdict = judgement.verdict(evidence);
    if (verdict === 'LATER') return [];
    const { line } = candidate;
    this.now = { ...this.now, candidate: null, open: newEpisode(finding, { line, at, silent: verdict === 'SILENT' }) };
    return verdict === 'SILENT' ? [] : [{ kind: 'OPEN', alarmAt: at, evidence }];
  }

  private goOn(open: OpenEpisode, finding: Finding | undefined, hour: { at: number; value: number }): Step[] {
    const { at } = hour;
    const { alarmAt } = open;
    const turned = this.now.candidate !== null;
    const calm = goesOn(open, finding, hour.value) ? 0 : open.calm + 1;
    if (turned || calm >= CALM_HOURS) {
      this.now = { ...this.now, ...over(open) };
      return open.silent ? [] : [{ kind: 'RESOLVE', alarmAt }];
    }
    const isEvidence = finding !== undefined && calm === 0 && finding.surprise >= open.peak * STILL;
    const strongest = isEvidence && finding.surprise >= open.peak;
    const isNews =
      strongest && (finding.surprise >= open.told.surprise * NEWS || at - open.told.at >= NEWS_MS)
        ? finding
        : undefined;
    this.now = {
      ...this.now,
      open: {
        ...open,
        calm,
        lastUnusualAt: calm === 0 ? at : open.lastUnusualAt,
        peak: strongest ? finding.surprise : open.peak,
        excess: isEvidence ? Math.max(open.excess, excessOf(finding)) : open.excess,
        told: isNews ? { surprise: isNews.surprise, at } : open.told,
      },
    };
    return isNews && !open.silent
      ? [{ kind: 'UPDATE', alarmAt, evidence: evidenceOf(isNews, isNews.surprise / open.line, at) }]
      : [];
  }
}

function newEpisode(
  finding: Finding,
  { line, at, silent }: { readonly line: number; readonly at: number; readonly silent: boolean },
): OpenEpisode {
  const { surprise, buckets, expected } = finding;
  const direction = finding.direction as AlertDirection;
  const usual = buckets === 1 && expected.mean >= BUSY ? expected : null;
  const told = { surprise, at };
  const excess = excessOf(finding);
  return { alarmAt: at, silent, direction, line, usual, peak: surprise, told, lastUnusualAt: at, calm: 0, excess };
}

function over({ direction, lastUnusualAt, excess }: OpenEpisode): Pick<Episode, 'open' | 'told'> {
  return { open: null, told: { direction, until: lastUnusualAt, excess } };
}

function excessOf({ seen, expected }: Finding): number {
  return Math.abs(seen - expected.mean);
}

/** Whether a window reaches back into an episode that was told, and holds nothing unusual beside it. */
function isEcho(finding: Finding, told: Told | null, at: number): boolean {
  if (told?.direction !== finding.direction || at - (finding.buckets - 1) * HOUR_MS > told.until) return false;
  return excessOf(finding) - told.excess <= finding.expected.high - finding.expected.mean;
}

function isEnough({ direction, seen, expected }: Finding, policy: AlertPolicy): boolean {
  return direction === 'RISE' ? seen >= policy.minimumSeen : expected.mean >= policy.minimumExpected;
}

function goesOn({ direction, peak, usual }: OpenEpisode, finding: Finding | undefined, value: number): boolean {
  if (finding) return finding.direction === direction && finding.surprise >= peak * STILL;
  if (!usual) return false;
  return direction === 'RISE' ? value > usual.high : value < usual.low;
}
