import { Field, ObjectType } from 'type-graphql';
import { MutationPayload } from '../../schema/mutation';
import { Announcement } from './announcement.type';

@ObjectType()
abstract class AnnouncementPayload extends MutationPayload {
  @Field(() => Announcement, { description: 'The announcement after the change.' })
  announcement: Announcement;
}

@ObjectType({ description: 'The new announcement.' })
export class AnnouncementCreatePayload extends AnnouncementPayload {}

@ObjectType({ description: 'The changed announcement.' })
export class AnnouncementUpdatePayload extends AnnouncementPayload {}
