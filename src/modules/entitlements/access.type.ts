import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Instant } from '../../schema/scalars';
import { Entitlement } from './entitlement.type';

export const AccessReason = {
  GRANTED: 'GRANTED',
  NEVER_GRANTED: 'NEVER_GRANTED',
  SCHEDULED: 'SCHEDULED',
  ENDED: 'ENDED',
  REVOKED: 'REVOKED',
  MEMBER_DELETED: 'MEMBER_DELETED',
} as const;
export type AccessReason = keyof typeof AccessReason;

registerEnumType(AccessReason, {
  name: 'AccessReason',
  description: 'Why a member has or lacks access.',
  valuesConfig: {
    GRANTED: { description: 'An entitlement is active.' },
    NEVER_GRANTED: { description: 'There has never been an entitlement.' },
    SCHEDULED: { description: 'An entitlement will start later.' },
    ENDED: { description: 'The last entitlement is over.' },
    REVOKED: { description: 'The last entitlement was taken back.' },
    MEMBER_DELETED: { description: 'The member is deleted.' },
  },
});

@ObjectType({ description: 'Whether a member has access to a product at an instant, and why.' })
export class Access {
  @Field({ description: 'Whether the member has access.' })
  allowed: boolean;

  @Field(() => AccessReason, { description: 'Why.' })
  reason: AccessReason;

  @Field({ description: 'The same as a sentence in English.' })
  explanation: string;

  @Field(() => Entitlement, { nullable: true, description: 'The entitlement that decided.' })
  entitlement: Entitlement | null;

  @Field(() => Instant, {
    nullable: true,
    description: 'Since when it has been so, or, if scheduled, when access starts.',
  })
  since: Date | null;

  @Field(() => Instant, {
    nullable: true,
    description: 'Until when access lasts, as known now; empty for no known end.',
  })
  until: Date | null;
}
