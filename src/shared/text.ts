import { transliterate } from './transliterate';

/** The form in which addresses and names are compared: composed, with case folded. */
export function foldCase(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

/** A slug made of a name: lower-case ASCII letters and digits joined by dashes; `fallback` when none are left. */
export function slugify(name: string, fallback: string): string {
  const slug = transliterate(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 180);
  return slug || fallback;
}

/** Whether PostgreSQL can store the text as it is: no NUL character and no lone surrogate. */
export function isStorable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}
