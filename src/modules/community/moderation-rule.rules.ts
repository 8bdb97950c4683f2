import { Problems } from '../../shared/failure';
import { checkFilledText, checkWhole } from '../../shared/text-rules';
import { isStorable } from '../../shared/text';
import type { ModerationRuleKind } from './community.kinds';

const MAX_NAME = 191;
const MAX_TERMS = 500;
const MAX_TERM = 100;
const MAX_LINKS = 100;
const MAX_REPORTS = 1_000;

/** The fields of a rule that can be given. */
export interface RuleValues {
  readonly name?: string | null | undefined;
  readonly terms?: readonly string[] | null | undefined;
  readonly threshold?: number | null | undefined;
}

/** Checks what is given of a rule of a kind and refuses all that is wrong at once. */
export function checkRule(kind: ModerationRuleKind, { name, terms, threshold }: RuleValues): void {
  const problems = new Problems();
  checkFilledText(problems, 'name', { text: name, max: MAX_NAME });
  if (kind === 'WORDS') {
    problems.check(threshold === undefined || threshold === null, 'threshold', 'A rule on WORDS has no threshold.');
    if (terms !== undefined) problems.check(areTerms(terms ?? []), 'terms', TERMS);
  } else {
    problems.check(!terms?.length, 'terms', 'Only a rule on WORDS has terms.');
    const [min, max] = kind === 'LINKS' ? [0, MAX_LINKS] : [1, MAX_REPORTS];
    problems.check(threshold !== null, 'threshold', `The threshold must be a whole number from ${min} to ${max}.`);
    checkWhole(problems, 'threshold', { number: threshold, min, max });
  }
  problems.throwIfAny();
}

const TERMS = `The terms must be 1 to ${MAX_TERMS} texts with letters or digits, each at most ${MAX_TERM} characters.`;

function areTerms(terms: readonly string[]): boolean {
  const isTerm = (term: string) => isStorable(term) && [...term].length <= MAX_TERM && /[\p{L}\p{N}]/u.test(term);
  return terms.length >= 1 && terms.length <= MAX_TERMS && terms.every(isTerm);
}
