import { Field, InputType, registerEnumType } from 'type-graphql';

export const MemberStanding = { ACTIVE: 'ACTIVE', PAUSED: 'PAUSED', CHURNED: 'CHURNED' } as const;
export type MemberStanding = keyof typeof MemberStanding;

registerEnumType(MemberStanding, {
  name: 'MemberStanding',
  description: 'Whether a member who pays still does. One who waits for a first payment has not paid yet.',
  valuesConfig: {
    ACTIVE: { description: 'A paid subscription runs, or there has never been one.' },
    PAUSED: { description: 'All paid subscriptions that are not over rest.' },
    CHURNED: { description: 'There has been a paid subscription, and all of them are over or unpaid for good.' },
  },
});

@InputType({ description: 'Conditions on the standing of a member. All that are given must hold.' })
export class MemberStandingFilter {
  @Field(() => MemberStanding, { nullable: true, description: 'Is this standing.' })
  eq?: MemberStanding | null;

  @Field(() => [MemberStanding], { nullable: true, description: 'Is one of these; an empty list matches nothing.' })
  in?: MemberStanding[] | null;
}
