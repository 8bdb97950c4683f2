import { Problems } from '../../shared/failure';
import { checkFilledText, checkSlug } from '../../shared/text-rules';

const MAX_NAME = 191;
/** Labels that one member can have. */
export const MAX_LABELS = 100;

/** The fields of a label that a caller can give; absent ones stay as they are. */
export interface LabelValues {
  readonly name?: string | null | undefined;
  readonly slug?: string | null | undefined;
}

/** Checks the values of a label and refuses all that is wrong at once. */
export function checkLabelValues(values: LabelValues): void {
  const problems = new Problems();
  checkFilledText(problems, 'name', { text: values.name, max: MAX_NAME });
  checkSlug(problems, values.slug);
  problems.throwIfAny();
}

/** Checks the names of the labels of one member. */
export function checkLabelNames(names: readonly string[]): void {
  const problems = new Problems();
  problems.check(names.length <= MAX_LABELS, 'labels', `A member can have at most ${MAX_LABELS} labels.`);
  for (const text of names.slice(0, MAX_LABELS)) checkFilledText(problems, 'labels', { text, max: MAX_NAME });
  problems.throwIfAny();
}
