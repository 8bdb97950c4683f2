import { freeSlug, isSlug } from '../../src/shared/slug';

describe('slugs', () => {
  it.each(['a', 'default-product', '2026', 'a-1-b'])('%s is one', (text) => expect(isSlug(text)).toBe(true));

  it.each(['', '-a', 'a-', 'a--b', 'A', 'ä', 'a b', 'a_b', 'a/b', 'a'.repeat(192)])('%s is none', (text) =>
    expect(isSlug(text)).toBe(false),
  );

  it('gets the first number that is free', () => {
    expect(freeSlug('a', [])).toBe('a');
    expect(freeSlug('a', ['a', 'a-3'])).toBe('a-2');
    expect(freeSlug('a', ['a', 'a-2', 'a-3', 'ab'])).toBe('a-4');
  });
});
