import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../schema/connection';
import { Node } from '../../schema/node';
import { Instant, SafeInt } from '../../schema/scalars';

export const MilestoneMetric = { MEMBERS: 'MEMBERS', REVENUE: 'REVENUE' } as const;
export type MilestoneMetric = keyof typeof MilestoneMetric;

registerEnumType(MilestoneMetric, {
  name: 'MilestoneMetric',
  description: 'Of what a round number was reached.',
  valuesConfig: {
    MEMBERS: { description: 'Members of the creator, paying or not.' },
    REVENUE: {
      description:
        "All that members of the creator have paid in the organization's currency, less what was paid back, in minor units.",
    },
  },
});

@ObjectType({ implements: Node, description: 'A round number that a creator has reached, told once.' })
export class Milestone extends Node {
  @Field(() => MilestoneMetric, { description: 'Of what.' })
  metric: MilestoneMetric;

  @Field(() => SafeInt, { description: 'The round number: members, or minor units of the currency.' })
  threshold: bigint;

  @Field(() => SafeInt, { description: 'The figure after the change that reached it.' })
  value: bigint;

  @Field(() => String, { nullable: true, description: 'ISO 4217 code, upper case, of a milestone of revenue.' })
  currency: string | null;

  @Field(() => Instant, { description: 'When it was reached.' })
  reachedAt: Date;
}

@ObjectType({ description: 'A page of a list of Milestone objects.' })
export class MilestoneConnection extends connectionOf(Milestone, 'Milestone') {}

@ObjectType({ description: 'The round numbers that are told of a creator.' })
export class MilestoneSettings {
  @Field(() => [SafeInt], { description: 'Numbers of members, ascending.' })
  members: bigint[];

  @Field(() => [SafeInt], { description: "Amounts in minor units of the organization's currency, ascending." })
  revenueMinor: bigint[];
}

export enum MilestoneOrderField {
  REACHED_AT = 'REACHED_AT',
}

registerEnumType(MilestoneOrderField, {
  name: 'MilestoneOrderField',
  description: 'What a list of milestones can be ordered by.',
  valuesConfig: { REACHED_AT: { description: 'When it was reached.' } },
});
