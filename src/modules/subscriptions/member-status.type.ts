import { registerEnumType } from 'type-graphql';

export const MemberStatus = { FREE: 'FREE', COMPED: 'COMPED', GIFT: 'GIFT', PAID: 'PAID' } as const;
export type MemberStatus = keyof typeof MemberStatus;

registerEnumType(MemberStatus, {
  name: 'MemberStatus',
  description: 'The highest of the terms on which a member has access to tiers: paid, then gift, then complimentary.',
  valuesConfig: {
    FREE: { description: 'No subscription gives access now.' },
    COMPED: { description: 'By a complimentary subscription.' },
    GIFT: { description: 'By a subscription that somebody else paid for.' },
    PAID: { description: 'By a subscription that the member pays for, also in its trial.' },
  },
});
