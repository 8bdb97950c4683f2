import { Field, ObjectType } from 'type-graphql';
import { MutationPayload } from '../../schema/mutation';
import { ModerationRule } from './moderation-rule.type';

@ObjectType()
abstract class ModerationRulePayload extends MutationPayload {
  @Field(() => ModerationRule, { description: 'The rule after the change; for a deletion, as it was.' })
  moderationRule: ModerationRule;
}

@ObjectType({ description: 'The new rule.' })
export class ModerationRuleCreatePayload extends ModerationRulePayload {}

@ObjectType({ description: 'The changed rule.' })
export class ModerationRuleUpdatePayload extends ModerationRulePayload {}

@ObjectType({ description: 'The deleted rule.' })
export class ModerationRuleDeletePayload extends ModerationRulePayload {}
