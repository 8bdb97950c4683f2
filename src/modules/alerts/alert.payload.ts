import { Field, ObjectType } from 'type-graphql';
import { MutationPayload } from '../../schema/mutation';
import { EngagementAlert, EngagementAlertSettings } from './alert.type';

@ObjectType()
abstract class AlertPayload extends MutationPayload {
  @Field(() => EngagementAlert, { description: 'The alert after the change.' })
  engagementAlert: EngagementAlert;
}

@ObjectType({ description: 'The alert with what was said of it.' })
export class EngagementAlertFeedbackPayload extends AlertPayload {}

@ObjectType({ description: 'The closed alert.' })
export class EngagementAlertResolvePayload extends AlertPayload {}

@ObjectType({ description: 'The settings after the change.' })
export class EngagementAlertSettingsUpdatePayload extends MutationPayload {
  @Field(() => EngagementAlertSettings, { description: 'The settings.' })
  settings: EngagementAlertSettings;
}
