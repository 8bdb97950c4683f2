import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../schema/connection';
import { Node } from '../../schema/node';
import { Instant } from '../../schema/scalars';

@ObjectType({ implements: Node, description: 'Something members can have access to. Tiers give access to products.' })
export class Product extends Node {
  @Field({ description: 'Display name.' })
  name: string;

  @Field({ description: 'Name in addresses, unique in the organization.' })
  slug: string;

  @Field(() => String, { nullable: true, description: 'What it is.' })
  description: string | null;

  @Field(() => Instant, { nullable: true, description: 'When the product was archived; empty while it is in use.' })
  archivedAt: Date | null;

  @Field(() => Instant, { description: 'When the product was created.' })
  createdAt: Date;

  @Field(() => Instant, { description: 'When the product was last changed.' })
  updatedAt: Date;
}

@ObjectType({ description: 'A page of a list of Product objects.' })
export class ProductConnection extends connectionOf(Product, 'Product') {}

export enum ProductOrderField {
  CREATED_AT = 'CREATED_AT',
  NAME = 'NAME',
  SLUG = 'SLUG',
}

registerEnumType(ProductOrderField, {
  name: 'ProductOrderField',
  description: 'What a list of products can be ordered by.',
  valuesConfig: {
    CREATED_AT: { description: 'When the product was created.' },
    NAME: { description: 'The name.' },
    SLUG: { description: 'The name in addresses.' },
  },
});
