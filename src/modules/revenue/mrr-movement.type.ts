import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../schema/connection';
import { Node } from '../../schema/node';
import { Instant, SafeInt } from '../../schema/scalars';
import { Creator } from '../creators/creator.type';
import { Member } from '../members/member.type';
import { Purchase, PurchaseKind } from '../purchases/purchase.type';
import { Tier } from '../tiers/tier.type';

export enum MrrMovementKind {
  NEW = 'NEW',
  REACTIVATION = 'REACTIVATION',
  EXPANSION = 'EXPANSION',
  CONTRACTION = 'CONTRACTION',
  CHURN = 'CHURN',
  IMPORT = 'IMPORT',
  TIER_CHANGE = 'TIER_CHANGE',
}

registerEnumType(MrrMovementKind, {
  name: 'MrrMovementKind',
  description: 'How what a member pays a month changed, over all subscriptions together.',
  valuesConfig: {
    NEW: { description: 'Pays for the first time.' },
    REACTIVATION: { description: 'Had paid before, had ceased to, and pays again.' },
    EXPANSION: { description: 'Pays more.' },
    CONTRACTION: { description: 'Pays less, but something.' },
    CHURN: { description: 'Pays nothing any longer.' },
    IMPORT: { description: 'Was taken over from elsewhere, where it had begun or changed.' },
    TIER_CHANGE: { description: 'Pays the same for another tier.' },
  },
});

@ObjectType({ description: 'An event of the log, without what it left behind.' })
export class SourceEvent {
  @Field({ description: 'Its cursor, from which what came behind it can be followed.' })
  cursor: string;

  @Field({ description: 'The noun and what happened to it, such as subscription.created.' })
  type: string;

  @Field(() => Instant, { description: 'When it took effect.' })
  occurredAt: Date;

  @Field(() => Instant, { description: 'When the gateway learned of it.' })
  recordedAt: Date;

  @Field({ description: 'Who did it.' })
  actor: string;

  @Field({ description: 'Through which front.' })
  dialect: string;

  @Field({ description: 'By which request.' })
  requestId: string;
}

@ObjectType({ description: 'What a movement does to one tier.' })
export class MrrMovementTier {
  @Field(() => Tier, { nullable: true, description: 'The tier; null without the scope catalog:read.' })
  tier?: Tier | null;

  @Field(() => SafeInt, { description: 'By how much, a month, in minor units; rounded.' })
  amountMinor: number;

  @Field({ description: 'The same without rounding: 250, or 1250/3.' })
  exact: string;

  @Field(() => Int, { description: '1 when the member began to pay for the tier, -1 when the member ceased to.' })
  subscribers: number;
}

@ObjectType({ implements: Node, description: 'One change of what a member pays a month in one currency.' })
export class MrrMovement extends Node {
  @Field(() => MrrMovementKind, { description: 'How it changed.' })
  kind: MrrMovementKind;

  @Field(() => Instant, { description: 'When it takes effect; ahead of now for one that is scheduled.' })
  at: Date;

  @Field(() => Instant, { description: 'Since when it is known: before `at` for what ends with its period.' })
  decidedAt: Date;

  @Field(() => SafeInt, { description: 'By how much, a month, in minor units; negative when it falls; rounded.' })
  amountMinor: number;

  @Field({ description: 'The same without rounding: 250, or 1250/3.' })
  exact: string;

  @Field({ description: 'Currency, as three capital letters.' })
  currency: string;

  @Field(() => Member, { nullable: true, description: 'The member; null when not visible to the caller.' })
  member?: Member | null;

  @Field(() => Creator, { nullable: true, description: "The member's creator; null when not visible." })
  creator?: Creator | null;

  @Field(() => [MrrMovementTier], { description: 'Over which tiers it spreads.' })
  tiers?: MrrMovementTier[];

  @Field(() => SourceEvent, { nullable: true, description: 'The event that made it.' })
  event?: SourceEvent | null;
}

@ObjectType({ implements: Node, description: 'What an event did to the money that came in.' })
export class RevenueEvent extends Node {
  @Field(() => PurchaseKind, { description: 'For what it is.' })
  kind: PurchaseKind;

  @Field(() => Instant, { description: 'When it took effect.' })
  at: Date;

  @Field(() => SafeInt, { description: 'What was paid, in minor units.' })
  paidMinor: number;

  @Field(() => SafeInt, { description: 'What was paid back, in minor units.' })
  refundedMinor: number;

  @Field({ description: 'Currency, as three capital letters.' })
  currency: string;

  @Field(() => Purchase, { nullable: true, description: 'The purchase; null when not visible to the caller.' })
  purchase?: Purchase | null;

  @Field(() => Member, {
    nullable: true,
    description: 'Who paid; null when it is anonymous, and when the caller may not see members.',
  })
  member?: Member | null;

  @Field(() => Creator, { nullable: true, description: "The member's creator; null when not visible." })
  creator?: Creator | null;

  @Field(() => SourceEvent, { nullable: true, description: 'The event.' })
  event?: SourceEvent | null;
}

@ObjectType({ description: 'A page of a list of MrrMovement objects.' })
export class MrrMovementConnection extends connectionOf(MrrMovement, 'MrrMovement') {}

@ObjectType({ description: 'A page of a list of RevenueEvent objects.' })
export class RevenueEventConnection extends connectionOf(RevenueEvent, 'RevenueEvent') {}
