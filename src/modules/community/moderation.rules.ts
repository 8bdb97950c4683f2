import { foldCase } from '../../shared/text';
import type { ContributionStatus, ModerationRuleKind, ModerationVerdict } from './community.kinds';

/** What a rule looks for and does. */
export interface RuleTerms {
  readonly id: string;
  readonly kind: ModerationRuleKind;
  readonly terms: readonly string[];
  readonly threshold: number | null;
  readonly verdict: ModerationVerdict;
}

const LINK = /\bhttps?:\/\/|\bwww\./giu;

/** The rule that strikes a text, the hardest of those that do; undefined when none does. */
export function strikingRule<R extends RuleTerms>(rules: readonly R[], text: string): R | undefined {
  const striking = rules.filter((rule) => strikes(rule, text));
  return striking.find(({ verdict }) => verdict === 'REMOVE') ?? striking[0];
}

/** The rule that so many reports strike, the hardest of those that they do. */
export function ruleForReports<R extends RuleTerms>(rules: readonly R[], reports: number): R | undefined {
  const striking = rules.filter(({ kind, threshold }) => kind === 'REPORTS' && reports >= (threshold ?? Infinity));
  return striking.find(({ verdict }) => verdict === 'REMOVE') ?? striking[0];
}

/** How what a rule struck stands from then on. */
export function statusBy(verdict: ModerationVerdict): ContributionStatus {
  return verdict === 'HOLD' ? 'HELD' : 'REMOVED';
}

function strikes({ kind, terms, threshold }: RuleTerms, text: string): boolean {
  if (kind === 'LINKS') return [...text.matchAll(LINK)].length > (threshold ?? 0);
  if (kind === 'REPORTS') return false;
  const words = wordsOf(text);
  return terms.some((term) => words.includes(wordsOf(term)));
}

/** The words of a text with case folded, each between blanks, so that parts of words are not found. */
function wordsOf(text: string): string {
  return ` ${(foldCase(text.normalize('NFKC')).match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).join(' ')} `;
}
