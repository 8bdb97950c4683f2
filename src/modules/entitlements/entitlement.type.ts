import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../schema/connection';
import { Node } from '../../schema/node';
import { Instant } from '../../schema/scalars';

export const EntitlementSource = {
  SUBSCRIPTION: 'SUBSCRIPTION',
  PURCHASE: 'PURCHASE',
  GIFT: 'GIFT',
  MANUAL: 'MANUAL',
  IMPORT: 'IMPORT',
} as const;
export type EntitlementSource = keyof typeof EntitlementSource;

registerEnumType(EntitlementSource, {
  name: 'EntitlementSource',
  description: 'What an entitlement comes from.',
  valuesConfig: {
    SUBSCRIPTION: { description: 'A subscription to a tier with the product.' },
    PURCHASE: { description: 'A single payment.' },
    GIFT: { description: 'A present.' },
    MANUAL: { description: 'Granted by hand.' },
    IMPORT: { description: 'Taken over from another system.' },
  },
});

export const EntitlementStatus = {
  SCHEDULED: 'SCHEDULED',
  ACTIVE: 'ACTIVE',
  ENDED: 'ENDED',
  REVOKED: 'REVOKED',
} as const;
export type EntitlementStatus = keyof typeof EntitlementStatus;

registerEnumType(EntitlementStatus, {
  name: 'EntitlementStatus',
  description: 'Where an entitlement stands.',
  valuesConfig: {
    SCHEDULED: { description: 'Has not started yet.' },
    ACTIVE: { description: 'Gives access.' },
    ENDED: { description: 'Its time is over.' },
    REVOKED: { description: 'Was taken back.' },
  },
});

@ObjectType({ implements: Node, description: "A member's right to use a product during a time." })
export class Entitlement extends Node {
  @Field(() => EntitlementSource, { description: 'What it comes from.' })
  source: EntitlementSource;

  @Field(() => Instant, { description: 'From when it gives access.' })
  startedAt: Date;

  @Field(() => Instant, { nullable: true, description: 'From when it gives access no longer; empty without an end.' })
  endedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Note of the staff, at most 2000 characters.' })
  note: string | null;

  @Field(() => Instant, { nullable: true, description: 'When it was taken back.' })
  revokedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it was taken back.' })
  revokeReason: string | null;

  @Field(() => Instant, { description: 'When the entitlement was created.' })
  createdAt: Date;

  @Field(() => Instant, { description: 'When the entitlement was last changed.' })
  updatedAt: Date;
}

@ObjectType({ description: 'A page of a list of Entitlement objects.' })
export class EntitlementConnection extends connectionOf(Entitlement, 'Entitlement') {}

export enum EntitlementOrderField {
  CREATED_AT = 'CREATED_AT',
  UPDATED_AT = 'UPDATED_AT',
  STARTED_AT = 'STARTED_AT',
  ENDED_AT = 'ENDED_AT',
}

registerEnumType(EntitlementOrderField, {
  name: 'EntitlementOrderField',
  description: 'What a list of entitlements can be ordered by.',
  valuesConfig: {
    CREATED_AT: { description: 'When the entitlement was created.' },
    UPDATED_AT: { description: 'When the entitlement was last changed.' },
    STARTED_AT: { description: 'From when it gives access.' },
    ENDED_AT: { description: 'From when it gives access no longer; those without an end come last.' },
  },
});
