import { Field, ObjectType } from 'type-graphql';
import { MutationPayload } from '../../schema/mutation';
import { Identity, Member } from './member.type';

@ObjectType()
abstract class MemberPayload extends MutationPayload {
  @Field(() => Member, { description: 'The member after the change.' })
  member: Member;
}

@ObjectType({ description: 'The new member.' })
export class MemberCreatePayload extends MemberPayload {}

@ObjectType({ description: 'The changed member.' })
export class MemberUpdatePayload extends MemberPayload {}

@ObjectType({ description: 'The changed member.' })
export class MemberReplacePayload extends MemberPayload {}

@ObjectType({ description: 'The deleted member.' })
export class MemberDeletePayload extends MemberPayload {}

@ObjectType({ description: 'The restored member.' })
export class MemberRestorePayload extends MemberPayload {}

@ObjectType({ description: 'What is left of the erased member.' })
export class MemberErasePayload extends MemberPayload {}

@ObjectType({ description: 'The member who may not comment.' })
export class MemberCommentingDisablePayload extends MemberPayload {}

@ObjectType({ description: 'The member who may comment.' })
export class MemberCommentingEnablePayload extends MemberPayload {}

@ObjectType({ description: 'The member to whom e-mail is sent.' })
export class MemberEmailSuppressionRemovePayload extends MemberPayload {}

@ObjectType({ description: 'The identity and its member.' })
export class MemberIdentitySetPayload extends MemberPayload {
  @Field(() => Identity, { description: 'The identity.' })
  identity: Identity;
}

@ObjectType({ description: 'The member without the identity.' })
export class MemberIdentityRemovePayload extends MemberPayload {}
