import { Problems } from '../../shared/failure';
import { checkFilledText, checkSlug, checkText } from '../../shared/text-rules';

const MAX_NAME = 191;
const MAX_DESCRIPTION = 2000;

/** The fields of a product that a caller can give; absent ones stay as they are. */
export interface ProductValues {
  readonly name?: string | null | undefined;
  readonly slug?: string | null | undefined;
  readonly description?: string | null | undefined;
}

/** Checks the values of a product and refuses all that is wrong at once. */
export function checkProductValues(values: ProductValues): void {
  const problems = new Problems();
  checkFilledText(problems, 'name', { text: values.name, max: MAX_NAME });
  checkSlug(problems, values.slug);
  checkText(problems, 'description', { text: values.description, max: MAX_DESCRIPTION });
  problems.throwIfAny();
}
