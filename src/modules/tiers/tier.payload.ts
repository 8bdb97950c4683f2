import { Field, ObjectType } from 'type-graphql';
import { MutationPayload } from '../../schema/mutation';
import { Tier } from './tier.type';

@ObjectType()
abstract class TierPayload extends MutationPayload {
  @Field(() => Tier, { description: 'The tier after the change.' })
  tier: Tier;
}

@ObjectType({ description: 'The new tier.' })
export class TierCreatePayload extends TierPayload {}

@ObjectType({ description: 'The changed tier.' })
export class TierUpdatePayload extends TierPayload {}

@ObjectType({ description: 'The archived tier.' })
export class TierArchivePayload extends TierPayload {}
