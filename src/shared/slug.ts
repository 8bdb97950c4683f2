const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

export const MAX_SLUG = 191;

/** Whether the text is a slug: lower-case ASCII letters and digits, joined by single dashes. */
export function isSlug(text: string): boolean {
  return text.length <= MAX_SLUG && SLUG.test(text);
}

/** The first of `base`, `base-2`, `base-3`, … that is not taken. */
export function freeSlug(base: string, taken: Iterable<string>): string {
  const used = new Set(taken);
  if (!used.has(base)) return base;
  for (let number = 2; ; number += 1) {
    const slug = `${base}-${number}`;
    if (!used.has(slug)) return slug;
  }
}

/** The slug that was asked for, otherwise one made of the name that nothing has yet. */
export async function chooseSlug(
  asked: string | null | undefined,
  base: string,
  takenSlugs: (base: string) => Promise<string[]>,
): Promise<string> {
  return asked ?? freeSlug(base, await takenSlugs(base));
}
