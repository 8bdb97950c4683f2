import { Field, ObjectType } from 'type-graphql';
import { MutationPayload } from '../../schema/mutation';
import { Creator } from './creator.type';

@ObjectType()
abstract class CreatorPayload extends MutationPayload {
  @Field(() => Creator, { description: 'The creator after the change.' })
  creator: Creator;
}

@ObjectType({ description: 'The new creator.' })
export class CreatorCreatePayload extends CreatorPayload {}

@ObjectType({ description: 'The changed creator.' })
export class CreatorUpdatePayload extends CreatorPayload {}
