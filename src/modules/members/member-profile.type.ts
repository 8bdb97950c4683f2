import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { MutationInput } from '../../schema/mutation';
import { Instant } from '../../schema/scalars';

export const EmailSuppression = { BOUNCE: 'BOUNCE', COMPLAINT: 'COMPLAINT' } as const;
export type EmailSuppression = keyof typeof EmailSuppression;

registerEnumType(EmailSuppression, {
  name: 'EmailSuppression',
  description: 'Why nothing is sent to an address any more.',
  valuesConfig: {
    BOUNCE: { description: 'It could not be delivered to.' },
    COMPLAINT: { description: 'Its owner reported an issue as unwanted.' },
  },
});

@ObjectType({ description: 'That nothing is sent to an address any more.' })
export class MemberEmailSuppression {
  @Field(() => EmailSuppression, { description: 'Why.' })
  reason: EmailSuppression;

  @Field(() => Instant, { nullable: true, description: 'Since when; empty when that is not known.' })
  suppressedAt: Date | null;
}

@ObjectType({ description: 'Whether a member was forbidden to comment.' })
export class MemberCommenting {
  @Field({ description: 'Whether it was forbidden; it stays so after `until`, when it no longer hinders.' })
  disabled: boolean;

  @Field(() => String, { nullable: true, description: 'Why; empty when it is not forbidden.' })
  reason: string | null;

  @Field(() => Instant, { nullable: true, description: 'Until when; empty without an end.' })
  until: Date | null;
}

@ObjectType({ description: 'What a member came from, as the front that made the member told.' })
export class MemberAttribution {
  @Field(() => String, { nullable: true, description: 'Id of the page or post, in the words of the front.' })
  id?: string | null;

  @Field(() => String, { nullable: true, description: 'What that is, such as `post`.' })
  type?: string | null;

  @Field(() => String, { nullable: true, description: 'Its URL or path.' })
  url?: string | null;

  @Field(() => String, { nullable: true, description: 'Its title.' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'Who referred, such as `Integration: Zapier`.' })
  referrerSource?: string | null;

  @Field(() => String, { nullable: true, description: 'By which way, such as `Admin API`.' })
  referrerMedium?: string | null;

  @Field(() => String, { nullable: true, description: 'URL that referred.' })
  referrerUrl?: string | null;
}

@InputType({ description: 'What a member came from. Each text has at most 2000 characters.' })
export class MemberAttributionInput {
  @Field(() => String, { nullable: true, description: 'Id of the page or post.' })
  id?: string | null;

  @Field(() => String, { nullable: true, description: 'What that is, such as `post`.' })
  type?: string | null;

  @Field(() => String, { nullable: true, description: 'Its URL or path.' })
  url?: string | null;

  @Field(() => String, { nullable: true, description: 'Its title.' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'Who referred.' })
  referrerSource?: string | null;

  @Field(() => String, { nullable: true, description: 'By which way.' })
  referrerMedium?: string | null;

  @Field(() => String, { nullable: true, description: 'URL that referred.' })
  referrerUrl?: string | null;
}

@InputType({ description: 'Forbids a member to comment.' })
export class MemberCommentingDisableInput extends MutationInput {
  @Field(() => ID, { description: 'The member.' })
  id: string;

  @Field({ description: 'Why; not blank, at most 2000 characters.' })
  reason: string;

  @Field(() => Instant, { nullable: true, description: 'Until when, in the future; without an end when absent.' })
  until?: Date | null;
}

@InputType({ description: 'Lets a member comment again.' })
export class MemberCommentingEnableInput extends MutationInput {
  @Field(() => ID, { description: 'The member.' })
  id: string;
}

@InputType({ description: "Lets e-mail be sent to the member's address again." })
export class MemberEmailSuppressionRemoveInput extends MutationInput {
  @Field(() => ID, { description: 'The member.' })
  id: string;
}
