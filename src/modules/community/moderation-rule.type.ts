import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node';
import { Instant } from '../../schema/scalars';
import { ModerationRuleKind, ModerationVerdict } from './community.kinds';

@ObjectType({
  implements: Node,
  description:
    'What is held back or removed in a community without anybody’s doing. It looks at what is written from then on.',
})
export class ModerationRule extends Node {
  @Field({ description: 'Name for the staff.' })
  name: string;

  @Field(() => ModerationRuleKind, { description: 'What it looks at.' })
  kind: ModerationRuleKind;

  @Field(() => [String], { description: 'WORDS: the words, or groups of words, that strike.' })
  terms: string[];

  @Field(() => Int, {
    nullable: true,
    description: 'LINKS: how many links are allowed. REPORTS: how many reports strike.',
  })
  threshold: number | null;

  @Field(() => ModerationVerdict, { description: 'What it does.' })
  verdict: ModerationVerdict;

  @Field({ description: 'Whether it is in force.' })
  enabled: boolean;

  @Field(() => Instant, { description: 'When the rule was created.' })
  createdAt: Date;

  @Field(() => Instant, { description: 'When the rule was last changed.' })
  updatedAt: Date;
}
