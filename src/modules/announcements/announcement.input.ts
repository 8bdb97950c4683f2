import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { PageArgs } from '../../schema/connection';
import { BooleanFilter, IdFilter, InstantFilter, TextFilter } from '../../schema/filter-inputs';
import { MutationInput } from '../../schema/mutation';
import { OrderDirection } from '../../schema/order';
import { MessageChannel } from '../messages/message.kinds';
import { AnnouncementOrderField, AnnouncementVisibility } from './announcement.type';

@InputType({ description: 'Which announcements. All fields that are given must hold.' })
export class AnnouncementFilter {
  @Field(() => [AnnouncementFilter], { nullable: true, description: 'All of these hold.' })
  and?: AnnouncementFilter[] | null;

  @Field(() => [AnnouncementFilter], {
    nullable: true,
    description: 'At least one of these holds; an empty list matches nothing.',
  })
  or?: AnnouncementFilter[] | null;

  @Field(() => AnnouncementFilter, { nullable: true, description: 'This does not hold.' })
  not?: AnnouncementFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'The announcement.' })
  id?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'The creator whose announcement it is.' })
  creatorId?: IdFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'The headline.' })
  title?: TextFilter | null;

  @Field(() => [AnnouncementVisibility], { nullable: true, description: 'Seen by one of these.' })
  visibility?: AnnouncementVisibility[] | null;

  @Field(() => BooleanFilter, { nullable: true, description: 'Whether it is pinned.' })
  pinned?: BooleanFilter | null;

  @Field(() => BooleanFilter, { nullable: true, description: 'Whether it is up: it has not been taken down.' })
  active?: BooleanFilter | null;

  @Field(() => InstantFilter, { nullable: true, description: 'When it was published.' })
  publishedAt?: InstantFilter | null;
}

@InputType({ description: 'How a list of announcements is ordered; ties go by id in the same direction.' })
export class AnnouncementOrder {
  @Field(() => AnnouncementOrderField, { description: 'By what.' })
  field: AnnouncementOrderField;

  @Field(() => OrderDirection, { description: 'In which direction; pinned ones come first in any case.' })
  direction: OrderDirection;
}

@ArgsType()
export class AnnouncementsArgs extends PageArgs {
  @Field(() => AnnouncementFilter, { nullable: true, description: 'Which announcements; all when absent.' })
  filter?: AnnouncementFilter | null;

  @Field(() => AnnouncementOrder, { nullable: true, description: 'Pinned first, then the newest, when absent.' })
  orderBy?: AnnouncementOrder | null;
}

@InputType({ description: 'A new announcement, which is up at once.' })
export class AnnouncementCreateInput extends MutationInput {
  @Field({ description: 'The headline: one line of at most 191 characters.' })
  title: string;

  @Field({ description: 'The text, at most 20,000 characters.' })
  content: string;

  @Field(() => AnnouncementVisibility, {
    nullable: true,
    description: 'Who may see it; TIERS when absent and there are tiers, otherwise ALL_MEMBERS.',
  })
  visibility?: AnnouncementVisibility | null;

  @Field(() => [ID], { nullable: true, description: 'The tiers; with the visibility TIERS and only with it.' })
  tierIds?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it stands before the others.' })
  pinned?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is sent to those who may see it.' })
  notify?: boolean | null;

  @Field(() => [MessageChannel], {
    nullable: true,
    description: 'On which ways it is sent when notify is true: by e-mail and push when absent.',
  })
  channels?: MessageChannel[] | null;

  @Field(() => ID, { nullable: true, description: 'For the members of this creator only; all when absent.' })
  creatorId?: string | null;
}

@InputType({ description: 'Changes only what is given. What has been sent does not change.' })
export class AnnouncementUpdateInput extends MutationInput {
  @Field(() => ID, { description: 'The announcement.' })
  id: string;

  @Field(() => String, { nullable: true, description: 'The headline.' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'The text.' })
  content?: string | null;

  @Field(() => AnnouncementVisibility, { nullable: true, description: 'Who may see it.' })
  visibility?: AnnouncementVisibility | null;

  @Field(() => [ID], { nullable: true, description: 'The tiers, with the visibility TIERS.' })
  tierIds?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it stands before the others.' })
  pinned?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is up; false takes it down, and back what waits.' })
  active?: boolean | null;
}
