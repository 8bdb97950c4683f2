import { Detector } from '../../../src/modules/engagement/detector/detector';
import { surpriseOfFall, surpriseOfRise } from '../../../src/modules/engagement/detector/negative-binomial';
import { SeededRandom } from '../../../src/demo/random';

const HOUR = 60 * 60 * 1000;
const FIVE_MINUTES = 5 * 60 * 1000;
const START = Date.UTC(2026, 0, 5);

type Point = readonly [at: number, value: number];

/** A creator with a few events a day, more of them in the evening. */
function quiet(hours: number, perHour = 1): Point[] {
  const random = new SeededRandom('quiet');
  return Array.from({ length: hours }, (_, hour) => {
    const expected = perHour * (1 + 0.8 * Math.cos(((hour - 19) / 12) * Math.PI));
    return [START + hour * HOUR, poisson(random, expected)] as const;
  });
}

/** A creator with hundreds of events in five minutes. */
function busy(points: number): Point[] {
  const random = new SeededRandom('busy');
  return Array.from({ length: points }, (_, index) => {
    const daily = 300 + 120 * Math.sin((index / 288) * 2 * Math.PI);
    return [
      START + index * FIVE_MINUTES,
      Math.round(daily + 20 * (random.fraction() + random.fraction() - 1)),
    ] as const;
  });
}

function poisson(random: SeededRandom, mean: number): number {
  const limit = Math.exp(-mean);
  let product = random.fraction();
  let count = 0;
  for (; product > limit; count++) product *= random.fraction();
  return count;
}

function alarms(detector: Detector, points: readonly Point[]) {
  return points.flatMap(([at, value]) => {
    const detection = detector.update(at, value);
    return detection.isAlarm ? [{ at, ...detection }] : [];
  });
}

describe('the detector of unusual engagement', () => {
  it('says what is unusual about a quiet creator, in numbers', () => {
    const detector = new Detector();
    expect(alarms(detector, quiet(8 * 7 * 24))).toEqual([]);
    const from = START + 8 * 7 * 24 * HOUR;
    const burst = Array.from({ length: 6 }, (_, hour) => [from + hour * HOUR, 9] as const);
    const [alarm, ...others] = alarms(detector, burst);
    expect(others).toEqual([]);
    expect(alarm?.finding).toMatchObject({ direction: 'RISE' });
    expect(alarm?.finding?.surprise).toBeGreaterThanOrEqual(5);
    expect(alarm?.finding?.seen).toBeGreaterThan(alarm?.finding?.expected.high ?? Infinity);
    expect(alarm?.score).toBeGreaterThanOrEqual(0.5);
  });

  it('notices silence after as much as chance cannot explain, and not before', () => {
    const detector = new Detector();
    alarms(detector, quiet(8 * 7 * 24));
    const from = START + 8 * 7 * 24 * HOUR;
    const silence = Array.from({ length: 14 * 24 }, (_, hour) => [from + hour * HOUR, 0] as const);
    const [alarm] = alarms(detector, silence);
    expect(alarm?.finding).toMatchObject({ direction: 'FALL', seen: 0 });
    expect(alarm?.finding?.expected.mean).toBeGreaterThanOrEqual(12);
  });

  it('notices a shape that a busy stream never had, and tells which views saw it', () => {
    const detector = new Detector();
    expect(alarms(detector, busy(4000)).map(({ at }) => (at - START) / FIVE_MINUTES)).toEqual([]);
    const from = START + 4000 * FIVE_MINUTES;
    const [alarm] = alarms(
      detector,
      Array.from({ length: 60 }, (_, index) => [from + index * FIVE_MINUTES, 1500] as const),
    );
    expect(alarm?.finding).toMatchObject({ direction: 'RISE', seen: 1500 });
    expect(Object.keys(alarm?.finding?.views ?? {})).toContain('logShape');
  });

  it.each([
    ['quiet', quiet(2500)],
    ['busy', busy(3500)],
  ])('goes on from its saved state as if nothing had happened: %s', (_kind, points) => {
    const whole = new Detector();
    let parts = new Detector();
    points.forEach(([at, value], index) => {
      if (index % 397 === 0) {
        const saved = parts.save();
        expect(saved.byteLength).toBeLessThanOrEqual(16 * 1024);
        parts = Detector.restore(saved) as Detector;
        expect(Buffer.compare(parts.save(), saved)).toBe(0);
      }
      const expected = whole.update(at, value);
      const restored = parts.update(at, value);
      expect(restored.score).toBeCloseTo(expected.score, 9);
      expect(restored.isAlarm).toBe(expected.isAlarm);
    });
  });

  it('changes over to the other way when a creator grows, without an alarm for the change itself', () => {
    const detector = new Detector();
    const small = quiet(1500, 2);
    const random = new SeededRandom('grown');
    const large = Array.from({ length: 1500 }, (_, hour) => {
      return [START + (1500 + hour) * HOUR, poisson(random, 200)] as const;
    });
    alarms(detector, small);
    const grown = alarms(detector, large);
    // The growth itself is worth telling; that the stream is looked at otherwise from then on is not.
    expect(grown.length).toBeLessThanOrEqual(3);
    expect(detector.save().byteLength).toBeLessThanOrEqual(16 * 1024);
  });

  it('refuses a state of another version', () => {
    const state = Buffer.from(new Detector().save());
    state.writeDoubleLE(99, 0);
    expect(Detector.restore(state)).toBeUndefined();
  });
});

describe('the tails of the negative binomial distribution', () => {
  it('are those of Poisson without dispersion', () => {
    // P(X >= 10 | 3) and P(X <= 1 | 10), from the definition.
    expect(surpriseOfRise(10, { mean: 3, dispersion: 1 })).toBeCloseTo(-Math.log10(0.001102488), 5);
    expect(surpriseOfFall(1, { mean: 10, dispersion: 1 })).toBeCloseTo(-Math.log10(11 * Math.exp(-10)), 9);
  });

  it('are thicker the more a stream varies', () => {
    const [narrow, wide] = [1.5, 6].map((dispersion) => surpriseOfRise(40, { mean: 10, dispersion }));
    expect(narrow).toBeGreaterThan(wide ?? Infinity);
    // Geometric distribution: mean 1, variance 2, P(X >= 5) = 2^-5.
    expect(surpriseOfRise(5, { mean: 1, dispersion: 2 })).toBeCloseTo(5 * Math.log10(2), 6);
    expect(surpriseOfFall(5, { mean: 1, dispersion: 2 })).toBe(0);
  });
});
