import { Field, ObjectType } from 'type-graphql';
import { MutationPayload } from '../../schema/mutation';
import { Credential } from './credential.type';

@ObjectType()
abstract class CredentialPayload extends MutationPayload {
  @Field(() => Credential, { description: 'The credential after the change.' })
  credential: Credential;
}

@ObjectType({ description: 'The new credential.' })
export class CredentialCreatePayload extends CredentialPayload {
  @Field(() => String, {
    nullable: true,
    description: 'What its owner authenticates with. Shown this one time: a repetition by idempotency key has null.',
  })
  secret: string | null;
}

@ObjectType({ description: 'The revoked credential.' })
export class CredentialRevokePayload extends CredentialPayload {}
