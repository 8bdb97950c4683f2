import { Field, ID, Int, ObjectType } from 'type-graphql';
import { MutationPayload } from '../../schema/mutation';

@ObjectType({ description: 'A member that was left as it is, and why.' })
export class MemberBulkFailure {
  @Field(() => ID, { description: 'The member.' })
  id: string;

  @Field({ description: 'Why the member was left as it is.' })
  message: string;
}

@ObjectType()
abstract class MemberBulkPayload extends MutationPayload {
  @Field(() => Int, { description: 'Members that are now as was asked, those included that were so before.' })
  successful: number;

  @Field(() => Int, { description: 'Members that were left as they are.' })
  unsuccessful: number;

  @Field(() => [MemberBulkFailure], { description: 'Those that were left as they are; at most the first 100.' })
  failures: MemberBulkFailure[];
}

@ObjectType({ description: 'How the deletion of members went.' })
export class MemberDeleteManyPayload extends MemberBulkPayload {}

@ObjectType({ description: 'How the unsubscription of members went.' })
export class MemberUnsubscribeManyPayload extends MemberBulkPayload {}

@ObjectType({ description: 'How labeling members went.' })
export class MemberLabelAddManyPayload extends MemberBulkPayload {}

@ObjectType({ description: 'How taking a label off members went.' })
export class MemberLabelRemoveManyPayload extends MemberBulkPayload {}
