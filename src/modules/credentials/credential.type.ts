import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../schema/connection';
import { Node } from '../../schema/node';
import { Instant } from '../../schema/scalars';

export enum CredentialDialect {
  GRAPHQL = 'graphql',
  ALLEGRO = 'allegro',
  AUDIENCE = 'audience',
  PLIRO = 'pliro',
  GHOST = 'ghost',
}

registerEnumType(CredentialDialect, {
  name: 'CredentialDialect',
  description: 'The front that a credential is good for. It is refused by every other.',
  valuesConfig: {
    GRAPHQL: { description: 'A bearer token for GraphQL over HTTP and websocket.' },
    ALLEGRO: { description: 'A bearer token for the Allegro API.' },
    AUDIENCE: { description: 'A JSON web token with roles, for the Audience API and for GraphQL.' },
    PLIRO: { description: 'An API key for the Pliro API.' },
    GHOST: { description: 'An id and a secret for the Ghost APIs.' },
  },
});

export enum CredentialKind {
  STANDARD = 'standard',
  CONTENT = 'content',
  STRICT = 'strict',
}

registerEnumType(CredentialKind, {
  name: 'CredentialKind',
  description: 'What a credential is meant for.',
  valuesConfig: {
    STANDARD: { description: 'All that its scopes allow.' },
    CONTENT: { description: 'Reads what is public; only for Ghost.' },
    STRICT: { description: 'Is told of what Ghost drops silently, such as unknown names; only for Ghost.' },
  },
});

@ObjectType({ implements: Node, description: 'What a caller proves with who it is. The secret itself is not kept.' })
export class Credential extends Node {
  @Field({ description: 'What its maker called it.' })
  name: string;

  @Field(() => CredentialDialect, { description: 'The front that it is good for.' })
  dialect: string;

  @Field(() => CredentialKind, { description: 'What it is meant for.' })
  kind: string;

  @Field(() => [String], {
    description: 'Role names, each granting what the role grants; unknown names grant nothing.',
  })
  roles: string[];

  @Field(() => [String], { description: 'What its owner may do, such as `members:read`.' })
  scopes: string[];

  @Field({ description: 'Whether Allegro answers come without the data envelope.' })
  bare: boolean;

  @Field(() => Instant, { description: 'When it was made.' })
  createdAt: Date;

  @Field(() => Instant, { nullable: true, description: 'When it stops being good by itself; empty for never.' })
  expiresAt: Date | null;

  @Field(() => Instant, { nullable: true, description: 'When it was revoked; empty while it is good.' })
  revokedAt: Date | null;
}

@ObjectType({ description: 'A page of a list of Credential objects.' })
export class CredentialConnection extends connectionOf(Credential, 'Credential') {}
