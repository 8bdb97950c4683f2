import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../schema/connection';
import { Node } from '../../schema/node';
import { Instant } from '../../schema/scalars';

@ObjectType({ implements: Node, description: 'Somebody who publishes within the organization; the home of members.' })
export class Creator extends Node {
  @Field({ description: 'Display name.' })
  name: string;

  @Field({ description: 'Name in addresses, unique in the organization.' })
  slug: string;

  @Field({ description: 'Whether members belong to this creator when they are made without one.' })
  isDefault: boolean;

  @Field(() => Instant, { description: 'When the creator was created.' })
  createdAt: Date;

  @Field(() => Instant, { description: 'When the creator was last changed.' })
  updatedAt: Date;
}

@ObjectType({ description: 'A page of a list of Creator objects.' })
export class CreatorConnection extends connectionOf(Creator, 'Creator') {}

export enum CreatorOrderField {
  CREATED_AT = 'CREATED_AT',
  NAME = 'NAME',
  SLUG = 'SLUG',
}

registerEnumType(CreatorOrderField, {
  name: 'CreatorOrderField',
  description: 'What a list of creators can be ordered by.',
  valuesConfig: {
    CREATED_AT: { description: 'When the creator was created.' },
    NAME: { description: 'The name.' },
    SLUG: { description: 'The name in addresses.' },
  },
});
