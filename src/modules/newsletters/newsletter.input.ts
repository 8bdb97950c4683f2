import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { PageArgs } from '../../schema/connection';
import { BooleanFilter, IdFilter, InstantFilter, TextFilter } from '../../schema/filter-inputs';
import { MutationInput } from '../../schema/mutation';
import { OrderDirection } from '../../schema/order';
import { JsonObject } from '../../schema/scalars';
import { NewsletterOrderField, NewsletterStatus } from './newsletter.type';

@InputType({ description: 'Conditions on the status of a newsletter. All that are given must hold.' })
export class NewsletterStatusFilter {
  @Field(() => NewsletterStatus, { nullable: true, description: 'Equals.' })
  eq?: NewsletterStatus | null;

  @Field(() => NewsletterStatus, { nullable: true, description: 'Differs.' })
  ne?: NewsletterStatus | null;

  @Field(() => [NewsletterStatus], {
    nullable: true,
    description: 'Equals one of these; an empty list matches nothing.',
  })
  in?: NewsletterStatus[] | null;
}

@InputType({ description: 'Which newsletters. All fields that are given must hold.' })
export class NewsletterFilter {
  @Field(() => [NewsletterFilter], { nullable: true, description: 'All of these hold.' })
  and?: NewsletterFilter[] | null;

  @Field(() => [NewsletterFilter], {
    nullable: true,
    description: 'At least one of these holds; an empty list matches nothing.',
  })
  or?: NewsletterFilter[] | null;

  @Field(() => NewsletterFilter, { nullable: true, description: 'This does not hold.' })
  not?: NewsletterFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'The newsletter.' })
  id?: IdFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'The name, compared with case folded.' })
  name?: TextFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'The name in addresses.' })
  slug?: TextFilter | null;

  @Field(() => BooleanFilter, { nullable: true, description: 'Whether it is still sent.' })
  active?: BooleanFilter | null;

  @Field(() => NewsletterStatusFilter, { nullable: true, description: 'The status.' })
  status?: NewsletterStatusFilter | null;

  @Field(() => BooleanFilter, { nullable: true, description: 'Whether new members get it.' })
  subscribeOnSignup?: BooleanFilter | null;

  @Field(() => InstantFilter, { nullable: true, description: 'When the newsletter was created.' })
  createdAt?: InstantFilter | null;
}

@InputType({ description: 'How a list of newsletters is ordered; ties go by id in the same direction.' })
export class NewsletterOrder {
  @Field(() => NewsletterOrderField, { description: 'By what.' })
  field: NewsletterOrderField;

  @Field(() => OrderDirection, { description: 'In which direction.' })
  direction: OrderDirection;
}

@ArgsType()
export class NewslettersArgs extends PageArgs {
  @Field(() => NewsletterFilter, { nullable: true, description: 'Which newsletters; all when absent.' })
  filter?: NewsletterFilter | null;

  @Field(() => NewsletterOrder, { nullable: true, description: 'In the order that the staff chose when absent.' })
  orderBy?: NewsletterOrder | null;
}

@InputType({ description: 'Conditions on the newsletters that a member is subscribed to.' })
export class NewslettersFilter {
  @Field(() => NewsletterFilter, { nullable: true, description: 'At least one newsletter matches.' })
  any?: NewsletterFilter | null;

  @Field(() => NewsletterFilter, { nullable: true, description: 'Not a single newsletter matches.' })
  none?: NewsletterFilter | null;
}

@InputType()
abstract class NewsletterFields extends MutationInput {
  @Field(() => String, { nullable: true, description: 'Name in addresses; made of the name when absent.' })
  slug?: string | null;

  @Field(() => String, { nullable: true, description: 'What it is about, at most 2000 characters.' })
  description?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether new members get it when their creation names no newsletters.',
  })
  subscribeOnSignup?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'Place in lists, lowest first; behind all others when absent.' })
  sortOrder?: number | null;

  @Field(() => JsonObject, {
    nullable: true,
    description:
      'Sender and looks of the issues. Keys that are given take the place of earlier ones, also with null; others ' +
      'stay. At most 16 KiB of JSON in all.',
  })
  settings?: Record<string, unknown> | null;
}

@InputType({ description: 'A new newsletter.' })
export class NewsletterCreateInput extends NewsletterFields {
  @Field({ description: 'Name, at most 191 characters; must not be in use, with case folded.' })
  name: string;
}

@InputType({ description: 'Changes only what is given; null empties a field.' })
export class NewsletterUpdateInput extends NewsletterFields {
  @Field(() => ID, { description: 'The newsletter.' })
  id: string;

  @Field(() => String, { nullable: true, description: 'Name, at most 191 characters; must not be in use.' })
  name?: string | null;

  @Field(() => NewsletterStatus, {
    nullable: true,
    description: 'Whether it is still sent: archives the newsletter, or takes that back.',
  })
  status?: NewsletterStatus | null;
}

@InputType({ description: 'Names the newsletter to be archived.' })
export class NewsletterArchiveInput extends MutationInput {
  @Field(() => ID, { description: 'The newsletter.' })
  id: string;
}
