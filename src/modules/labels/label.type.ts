import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../schema/connection';
import { Node } from '../../schema/node';
import { Instant } from '../../schema/scalars';

@ObjectType({ implements: Node, description: 'A word that the staff puts on members to find them again.' })
export class Label extends Node {
  @Field({ description: 'Name as it was given; unique in the organization with case folded.' })
  name: string;

  @Field({ description: 'Name in addresses, unique in the organization.' })
  slug: string;

  @Field(() => Instant, { description: 'When the label was created.' })
  createdAt: Date;

  @Field(() => Instant, { description: 'When the label was last changed.' })
  updatedAt: Date;
}

@ObjectType({ description: 'A page of a list of Label objects.' })
export class LabelConnection extends connectionOf(Label, 'Label') {}

export enum LabelOrderField {
  CREATED_AT = 'CREATED_AT',
  NAME = 'NAME',
  SLUG = 'SLUG',
}

registerEnumType(LabelOrderField, {
  name: 'LabelOrderField',
  description: 'What a list of labels can be ordered by.',
  valuesConfig: {
    CREATED_AT: { description: 'When the label was created.' },
    NAME: { description: 'The name with case folded.' },
    SLUG: { description: 'The name in addresses.' },
  },
});
