import { SeededRandom } from '../../src/demo/random';

describe('SeededRandom', () => {
  it('gives the same numbers for the same seed', () => {
    const draw = (seed: string) => {
      const random = new SeededRandom(seed);
      return Array.from({ length: 50 }, () => random.integer(0, 1_000_000));
    };
    expect(draw('a')).toEqual(draw('a'));
    expect(draw('a')).not.toEqual(draw('b'));
  });

  it('gives a part of its own the same numbers, whatever was drawn before', () => {
    const one = new SeededRandom('seed');
    const other = new SeededRandom('seed');
    other.fraction();
    expect(one.fork('part').fraction()).toBe(other.fork('part').fraction());
  });

  it('stays within its bounds and reaches both', () => {
    const random = new SeededRandom('bounds');
    const seen = new Set(Array.from({ length: 500 }, () => random.integer(3, 6)));
    expect([...seen].sort()).toEqual([3, 4, 5, 6]);
  });

  it('follows weights', () => {
    const random = new SeededRandom('weights');
    const drawn = Array.from({ length: 2000 }, () =>
      random.weighted([
        ['often', 9],
        ['seldom', 1],
        ['never', 0],
      ]),
    );
    const count = (what: string) => drawn.filter((one) => one === what).length;
    expect(count('never')).toBe(0);
    expect(count('seldom')).toBeGreaterThan(120);
    expect(count('seldom')).toBeLessThan(290);
  });
});
