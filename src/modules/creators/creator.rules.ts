import { Problems } from '../../shared/failure';
import { checkFilledText, checkSlug } from '../../shared/text-rules';

const MAX_NAME = 191;

/** The fields of a creator that a caller can give; absent ones stay as they are. */
export interface CreatorValues {
  readonly name?: string | null | undefined;
  readonly slug?: string | null | undefined;
}

/** Checks the values of a creator and refuses all that is wrong at once. */
export function checkCreatorValues(values: CreatorValues): void {
  const problems = new Problems();
  checkFilledText(problems, 'name', { text: values.name, max: MAX_NAME });
  checkSlug(problems, values.slug);
  problems.throwIfAny();
}
