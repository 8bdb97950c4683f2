import type { RuleTerms } from '../../../src/modules/community/moderation.rules';
import { ruleForReports, strikingRule } from '../../../src/modules/community/moderation.rules';

const words = (terms: string[], verdict: 'HOLD' | 'REMOVE' = 'HOLD'): RuleTerms => ({
  ...{ id: terms.join(), kind: 'WORDS', terms, threshold: null, verdict },
});
const counted = (kind: 'LINKS' | 'REPORTS', threshold: number, verdict: 'HOLD' | 'REMOVE' = 'HOLD'): RuleTerms => ({
  ...{ id: `${kind}${threshold}`, kind, terms: [], threshold, verdict },
});

describe('a rule on words', () => {
  it.each([
    ['CASINO!', true],
    ['my ｃａｓｉｎｏ', true],
    ['casinos', false],
    ['Free\n  crypto', true],
    ['free of crypto', false],
    ['', false],
  ])('%s', (text, strikes) => {
    expect(strikingRule([words(['casino', 'free crypto'])], text) !== undefined).toBe(strikes);
  });
});

describe('a rule on links', () => {
  it('strikes when there are more than allowed', () => {
    const rule = counted('LINKS', 1);
    expect(strikingRule([rule], 'https://a.example')).toBeUndefined();
    expect(strikingRule([rule], 'HTTPS://a.example www.b.example')).toBe(rule);
    expect(strikingRule([counted('LINKS', 0)], 'no link')).toBeUndefined();
  });
});

describe('of several rules', () => {
  it('the one that removes comes first', () => {
    const remove = words(['bad'], 'REMOVE');
    expect(strikingRule([words(['bad', 'worse']), remove], 'bad')).toBe(remove);
  });

  it('only those on reports look at reports', () => {
    const [three, five] = [counted('REPORTS', 3), counted('REPORTS', 5, 'REMOVE')];
    expect(ruleForReports([words(['bad']), three, five], 2)).toBeUndefined();
    expect(ruleForReports([three, five], 4)).toBe(three);
    expect(ruleForReports([three, five], 5)).toBe(five);
  });
});
