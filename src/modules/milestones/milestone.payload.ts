import { Field, ObjectType } from 'type-graphql';
import { MutationPayload } from '../../schema/mutation';
import { MilestoneSettings } from './milestone.type';

@ObjectType({ description: 'The changed settings.' })
export class MilestoneSettingsUpdatePayload extends MutationPayload {
  @Field(() => MilestoneSettings, { description: 'The settings after the change.' })
  milestoneSettings: MilestoneSettings;
}
