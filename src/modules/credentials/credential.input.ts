import { Field, ID, InputType, Int } from 'type-graphql';
import { MutationInput } from '../../schema/mutation';
import { CredentialDialect, CredentialKind } from './credential.type';

@InputType({ description: 'A new credential.' })
export class CredentialCreateInput extends MutationInput {
  @Field(() => CredentialDialect, { description: 'The front that it is to be good for.' })
  dialect: CredentialDialect;

  @Field(() => String, {
    nullable: true,
    description: 'What to call it, at most 191 characters; the dialect when absent.',
  })
  name?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "One of the eight roles; any other name grants nothing. Not empty. The dialect's usual rights when absent.",
  })
  role?: string | null;

  @Field(() => CredentialKind, { nullable: true, description: 'What it is meant for; STANDARD when absent.' })
  kind?: CredentialKind | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "Seconds until it stops being good; 30 days when absent for AUDIENCE, never for the others. Not beyond the caller's own end.",
  })
  ttlSeconds?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'For ALLEGRO: answers come without the data envelope.' })
  bare?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'Only what belongs to this creator is seen and changed.' })
  creatorId?: string | null;
}

@InputType({ description: 'Names one credential.' })
export class CredentialIdInput extends MutationInput {
  @Field(() => ID, { description: 'The credential.' })
  id: string;
}
