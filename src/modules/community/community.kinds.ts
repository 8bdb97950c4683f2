import { registerEnumType } from 'type-graphql';

export const ContributionStatus = { VISIBLE: 'VISIBLE', HELD: 'HELD', REMOVED: 'REMOVED' } as const;
export type ContributionStatus = keyof typeof ContributionStatus;

registerEnumType(ContributionStatus, {
  name: 'ContributionStatus',
  description: 'Whether the community sees a post or a comment.',
  valuesConfig: {
    VISIBLE: { description: 'Everybody in the community sees it.' },
    HELD: { description: 'Nobody sees it until somebody has looked at it.' },
    REMOVED: { description: 'Nobody sees it any more.' },
  },
});

export const ReactionKind = { LIKE: 'LIKE', LOVE: 'LOVE', LAUGH: 'LAUGH', WOW: 'WOW', SAD: 'SAD' } as const;
export type ReactionKind = keyof typeof ReactionKind;

registerEnumType(ReactionKind, {
  name: 'ReactionKind',
  description: 'How a member reacts to a post or a comment.',
  valuesConfig: {
    LIKE: { description: 'Likes it.' },
    LOVE: { description: 'Loves it.' },
    LAUGH: { description: 'Laughs about it.' },
    WOW: { description: 'Is amazed.' },
    SAD: { description: 'Is sad about it.' },
  },
});

export const ReportReason = {
  SPAM: 'SPAM',
  HARASSMENT: 'HARASSMENT',
  HATE: 'HATE',
  ILLEGAL: 'ILLEGAL',
  OTHER: 'OTHER',
} as const;
export type ReportReason = keyof typeof ReportReason;

registerEnumType(ReportReason, {
  name: 'ReportReason',
  description: 'What somebody finds wrong with a post or a comment.',
  valuesConfig: {
    SPAM: { description: 'Advertising, or the same again and again.' },
    HARASSMENT: { description: 'It attacks somebody.' },
    HATE: { description: 'It incites hatred.' },
    ILLEGAL: { description: 'It breaks the law.' },
    OTHER: { description: 'Something else; the note says what.' },
  },
});

export const ReportStatus = { PENDING: 'PENDING', UPHELD: 'UPHELD', DISMISSED: 'DISMISSED' } as const;
export type ReportStatus = keyof typeof ReportStatus;

registerEnumType(ReportStatus, {
  name: 'ReportStatus',
  description: 'What became of a report.',
  valuesConfig: {
    PENDING: { description: 'Nobody has looked at it yet.' },
    UPHELD: { description: 'It was right: what it is about was removed.' },
    DISMISSED: { description: 'There was nothing wrong: what it is about is visible.' },
  },
});

export const ModerationRuleKind = { WORDS: 'WORDS', LINKS: 'LINKS', REPORTS: 'REPORTS' } as const;
export type ModerationRuleKind = keyof typeof ModerationRuleKind;

registerEnumType(ModerationRuleKind, {
  name: 'ModerationRuleKind',
  description: 'What a moderation rule looks at.',
  valuesConfig: {
    WORDS: { description: 'Whether the text has one of the terms, as whole words with case folded.' },
    LINKS: { description: 'Whether the text has more links than the threshold.' },
    REPORTS: { description: 'Whether as many members as the threshold have reported it.' },
  },
});

export const ModerationVerdict = { HOLD: 'HOLD', REMOVE: 'REMOVE' } as const;
export type ModerationVerdict = keyof typeof ModerationVerdict;

registerEnumType(ModerationVerdict, {
  name: 'ModerationVerdict',
  description: 'What a moderation rule does.',
  valuesConfig: {
    HOLD: { description: 'Holds it back until somebody has looked at it.' },
    REMOVE: { description: 'Removes it.' },
  },
});
