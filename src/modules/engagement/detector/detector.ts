import { CountTest } from './count-test';
import { type Detection, NOTHING } from './detection';
import { History } from './history';
import { HOUR_MS } from './hour-view';
import { HISTORY_KEPT, Quorum } from './quorum';
import { StateReader, StateWriter } from './state';

const STATE_VERSION = 1;
/** With two buckets it is known how long they are. */
const ACQUAINTANCE = 2;
/** The exact test of counts is for hourly buckets that hold at most so many events on average … */
const FEW = 40;
/** … and the quorum takes over when there are clearly more, so that no stream goes to and fro. */
const MANY = 60;
/** A bucket that is longer than this is taken for an hour. */
const HOURLY_FROM = HOUR_MS * 0.9;
const HOURLY_UNTIL = HOUR_MS * 1.1;
/** Over so many of the newest buckets it is looked at whether a stream holds few events or many. */
const REGARDED = 28 * 24;

type Path = CountTest | Quorum;

/**
 * Tells, bucket by bucket and without looking ahead, whether a stream of counts does something unusual. Which of two ways
 * it goes follows from the stream's own buckets and counts alone. Its whole state is a few kilobytes.
 */
export class Detector {
  private readonly history = new History(HISTORY_KEPT);
  private path: Path | undefined;
  private lastAt = 0;
  private bucketMs = 0;
  private hourly = 0;
  private counted = 0;

  /** Takes the newest bucket: when it began, in Unix milliseconds, and what it holds. */
  update(at: number, value: number): Detection {
    this.observe(at, value);
    this.history.push(value);
    if (this.history.count < ACQUAINTANCE) return NOTHING;
    const wanted = this.wantedPath();
    if (!(this.path instanceof wanted)) return this.startPath(wanted, at);
    return this.follow(this.path, at, value);
  }

  /** The state as bytes, from which `Detector.restore` goes on as if nothing had happened. */
  save(): Uint8Array {
    const state = new StateWriter();
    const kind = this.path === undefined ? 0 : this.path instanceof CountTest ? 1 : 2;
    state.numbers([STATE_VERSION, kind, this.lastAt, this.bucketMs, this.hourly, this.counted]);
    this.history.write(state);
    this.path?.write(state);
    return state.bytes();
  }

  /** Another detector that goes on from here, without this one learning of what it is given. */
  copy(): Detector {
    return Detector.restore(this.save()) as Detector;
  }

  /** A detector from a saved state; nothing when the state is of another version. */
  static restore(bytes: Uint8Array): Detector | undefined {
    const state = new StateReader(bytes);
    const [version, kind, lastAt, bucketMs, hourly, counted] = state.numbers(6);
    if (version !== STATE_VERSION) return undefined;
    const detector = new Detector();
    Object.assign(detector, { lastAt, bucketMs, hourly, counted });
    detector.history.read(state);
    detector.path = [undefined, new CountTest(), new Quorum()][kind as number];
    detector.path?.read(state, detector.history);
    return detector;
  }

  private observe(at: number, value: number): void {
    const length = at - this.lastAt;
    if (this.history.count > 0) {
      this.bucketMs = length;
      this.hourly += Number(length >= HOURLY_FROM && length <= HOURLY_UNTIL);
    }
    this.counted += Number(Number.isInteger(value) && value >= 0);
    this.lastAt = at;
  }

  private wantedPath(): typeof CountTest | typeof Quorum {
    const { count } = this.history;
    // One odd bucket, such as at a change of clocks, does not make another stream of it.
    const isHourlyCount = this.hourly >= 0.98 * (count - 1) && this.counted === count;
    const most = this.path instanceof CountTest ? MANY : FEW;
    return isHourlyCount && this.recentMean() <= most ? CountTest : Quorum;
  }

  private recentMean(): number {
    const regarded = Math.min(this.history.size, REGARDED);
    let sum = 0;
    for (let step = 0; step < regarded; step++) sum += this.history.ago(step);
    return sum / regarded;
  }

  /** A new path learns from what is kept of the stream, and says nothing of it. */
  private startPath(wanted: typeof CountTest | typeof Quorum, at: number): Detection {
    const path = new wanted();
    const past = this.history.toArray();
    const replayed = new History(HISTORY_KEPT);
    past.forEach((value, index) => {
      const then = at - (past.length - 1 - index) * this.bucketMs;
      replayed.push(value);
      if (path instanceof CountTest) path.update(then, value);
      else path.update(then, replayed);
    });
    this.path = path;
    return NOTHING;
  }

  private follow(path: Path, at: number, value: number): Detection {
    return path instanceof CountTest ? path.update(at, value) : path.update(at, this.history);
  }
}
