import { Field, ID, InputType, Int } from 'type-graphql';
import { MutationInput } from '../../schema/mutation';
import { ModerationRuleKind, ModerationVerdict } from './community.kinds';

@InputType({ description: 'A new moderation rule.' })
export class ModerationRuleCreateInput extends MutationInput {
  @Field(() => ID, { nullable: true, description: 'Only for the community of this creator; for all when absent.' })
  creatorId?: string | null;

  @Field({ description: 'Name for the staff, at most 191 characters.' })
  name: string;

  @Field(() => ModerationRuleKind, { description: 'What it looks at.' })
  kind: ModerationRuleKind;

  @Field(() => [String], {
    nullable: true,
    description: 'WORDS, and only there: 1 to 500 words or groups of words, each at most 100 characters.',
  })
  terms?: string[] | null;

  @Field(() => Int, {
    nullable: true,
    description: 'LINKS: how many links are allowed, 0 to 100. REPORTS: how many reports strike, 1 to 1,000.',
  })
  threshold?: number | null;

  @Field(() => ModerationVerdict, { description: 'What it does.' })
  verdict: ModerationVerdict;
}

@InputType({ description: 'Changes only what is given. What a rule looks at stays.' })
export class ModerationRuleUpdateInput extends MutationInput {
  @Field(() => ID, { description: 'The rule.' })
  id: string;

  @Field(() => String, { nullable: true, description: 'Name for the staff, at most 191 characters.' })
  name?: string | null;

  @Field(() => [String], { nullable: true, description: 'WORDS: the words, in the place of those before.' })
  terms?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'LINKS and REPORTS: the threshold.' })
  threshold?: number | null;

  @Field(() => ModerationVerdict, { nullable: true, description: 'What it does.' })
  verdict?: ModerationVerdict | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is in force.' })
  enabled?: boolean | null;
}

@InputType({ description: 'Deletes a moderation rule. What it did stays done.' })
export class ModerationRuleDeleteInput extends MutationInput {
  @Field(() => ID, { description: 'The rule.' })
  id: string;
}
