import { Problems } from '../../shared/failure';
import { checkJsonObject } from '../../shared/json';
import { checkFilledText, checkSlug, checkText, checkWhole } from '../../shared/text-rules';
import type { NewsletterStatus } from './newsletter.type';

const MAX_NAME = 191;
const MAX_DESCRIPTION = 2000;
/** Bytes of JSON that the settings of a newsletter may take. */
export const MAX_SETTINGS_BYTES = 16 * 1024;
/** The last place in the order of newsletters. */
export const MAX_SORT_ORDER = 1_000_000;

/** The fields of a newsletter that a caller can give; absent ones stay as they are. */
export interface NewsletterValues {
  readonly name?: string | null | undefined;
  readonly slug?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly subscribeOnSignup?: boolean | null | undefined;
  readonly sortOrder?: number | null | undefined;
  readonly settings?: Record<string, unknown> | null | undefined;
}

/** What else can be changed of a newsletter that is there. */
export interface NewsletterChanges extends NewsletterValues {
  /** ARCHIVED stops the newsletter, ACTIVE takes that back. */
  readonly status?: `${NewsletterStatus}` | null | undefined;
}

/** Checks the values of a newsletter and refuses all that is wrong at once. */
export function checkNewsletterValues(values: NewsletterValues): void {
  const problems = new Problems();
  checkFilledText(problems, 'name', { text: values.name, max: MAX_NAME });
  checkSlug(problems, values.slug);
  checkText(problems, 'description', { text: values.description, max: MAX_DESCRIPTION });
  checkWhole(problems, 'sortOrder', { number: values.sortOrder, min: 0, max: MAX_SORT_ORDER });
  for (const problem of checkJsonObject(values.settings, MAX_SETTINGS_BYTES))
    problems.add('settings', `The settings ${problem}`);
  problems.throwIfAny();
}
