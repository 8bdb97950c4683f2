import { Problems } from '../../shared/failure';
import { checkFilledText, checkSlug, checkText, checkWhole } from '../../shared/text-rules';

const MAX_NAME = 191;
const MAX_DESCRIPTION = 2000;
/** The last place in the order of newsletters. */
export const MAX_SORT_ORDER = 1_000_000;

/** The fields of a newsletter that a caller can give; absent ones stay as they are. */
export interface NewsletterValues {
  readonly name?: string | null | undefined;
  readonly slug?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly subscribeOnSignup?: boolean | null | undefined;
  readonly sortOrder?: number | null | undefined;
}

/** Checks the values of a newsletter and refuses all that is wrong at once. */
export function checkNewsletterValues(values: NewsletterValues): void {
  const problems = new Problems();
  checkFilledText(problems, 'name', { text: values.name, max: MAX_NAME });
  checkSlug(problems, values.slug);
  checkText(problems, 'description', { text: values.description, max: MAX_DESCRIPTION });
  checkWhole(problems, 'sortOrder', { number: values.sortOrder, min: 0, max: MAX_SORT_ORDER });
  problems.throwIfAny();
}
