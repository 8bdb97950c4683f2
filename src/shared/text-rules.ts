import type { Problems } from './failure';
import { isSlug, MAX_SLUG } from './slug';
import { isStorable } from './text';

const MAX_URL = 2000;

/** A field of an input that holds text; absent and empty (null) ones have nothing to check. */
export interface TextValue {
  readonly text: string | null | undefined;
  readonly max: number;
}

/** A text may be so long, and must be one that can be stored. */
export function checkText(problems: Problems, field: string, { text, max }: TextValue): void {
  if (text === null || text === undefined) return;
  problems.check([...text].length <= max, field, `The ${field} must not be longer than ${max} characters.`);
  problems.check(isStorable(text), field, `The ${field} must not contain NUL characters or broken Unicode.`);
}

/** Like checkText, for what must not be blank; null is as wrong as a blank. */
export function checkFilledText(problems: Problems, field: string, value: TextValue): void {
  if (value.text === undefined) return;
  problems.check(value.text !== null && value.text.trim() !== '', field, `The ${field} must not be empty.`);
  checkText(problems, field, value);
}

/** A slug that a caller chose. */
export function checkSlug(problems: Problems, slug: string | null | undefined, field = 'slug'): void {
  if (slug === undefined) return;
  const rule = `The ${field} must be lower-case letters and digits joined by single dashes, at most ${MAX_SLUG}.`;
  problems.check(slug !== null && isSlug(slug), field, rule);
}

/** An address of the web. */
export function checkWebUrl(problems: Problems, field: string, url: string | null | undefined): void {
  if (url === null || url === undefined) return;
  checkText(problems, field, { text: url, max: MAX_URL });
  const isWeb = URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol);
  problems.check(isWeb, field, `The ${field} must be an http or https URL.`);
}

/** A whole number between two bounds. */
export function checkWhole(
  problems: Problems,
  field: string,
  value: { readonly number: number | null | undefined; readonly min: number; readonly max: number },
): void {
  const { number, min, max } = value;
  if (number === null || number === undefined) return;
  const holds = Number.isSafeInteger(number) && number >= min && number <= max;
  problems.check(holds, field, `The ${field} must be a whole number from ${min} to ${max}.`);
}
