import { Field, InputType } from 'type-graphql';
import { MutationInput } from '../../schema/mutation';
import { Instant } from '../../schema/scalars';
import type { MemberRowValues } from './member-row';

@InputType({ description: 'One line of a list of members. What is absent or null, the line does not say.' })
export class MemberImportRow implements MemberRowValues {
  @Field({ description: 'Address, by which a member who is here already is found, with case folded.' })
  email: string;

  @Field(() => String, {
    nullable: true,
    description: 'Display name, at most 191 characters; a blank one says nothing.',
  })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Note of the staff, at most 2000 characters.' })
  note?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'False ends the subscriptions to newsletters. True, or absent: a new member gets the usual newsletters, and one who is here keeps what there is.',
  })
  subscribed?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the member has the named tiers, or the default paid one, without payment.',
  })
  complimentary?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Id of a gift by which the member has the named tiers.' })
  giftId?: string | null;

  @Field(() => String, { nullable: true, description: "The member's id at the payment provider." })
  customerId?: string | null;

  @Field(() => Instant, {
    nullable: true,
    description: 'When a new member joined; an instant ahead of the present becomes the present.',
  })
  createdAt?: Date | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Names of labels, in their order, added to those that the member has. Missing ones are created.',
  })
  labels?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'Names of the tiers that the member has without payment, when the line is complimentary or a gift; otherwise they give nothing. A line with the name of a tier that is not here is invalid.',
  })
  tiers?: string[] | null;
}

@InputType({ description: 'Members to be taken over from a list.' })
export class MemberImportInput extends MutationInput {
  @Field(() => [MemberImportRow], { description: 'At most 500 lines. Of two about one member, the later one wins.' })
  rows: MemberImportRow[];
}
