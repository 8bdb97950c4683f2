import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../schema/connection';
import { Node } from '../../schema/node';
import { Instant } from '../../schema/scalars';
import { MessageChannel } from '../messages/message.kinds';

export enum AnnouncementVisibility {
  ALL_MEMBERS = 'ALL_MEMBERS',
  PAID_MEMBERS = 'PAID_MEMBERS',
  TIERS = 'TIERS',
}

registerEnumType(AnnouncementVisibility, {
  name: 'AnnouncementVisibility',
  description: 'Who may see an announcement.',
  valuesConfig: {
    ALL_MEMBERS: { description: 'All members.' },
    PAID_MEMBERS: { description: 'Members with access by a paid subscription.' },
    TIERS: { description: 'Members with access to one of its tiers.' },
  },
});

@ObjectType({ implements: Node, description: 'Something that is told to the members, and stays to be read.' })
export class Announcement extends Node {
  @Field({ description: 'The headline, one line.' })
  title: string;

  @Field({ description: 'The text: paragraphs are parted by blank lines.' })
  content: string;

  @Field(() => AnnouncementVisibility, { description: 'Who may see it.' })
  visibility: AnnouncementVisibility;

  @Field({ description: 'Whether it was sent to the members when it was published.' })
  notify: boolean;

  @Field(() => [MessageChannel], { description: 'On which ways it was sent.' })
  channels: MessageChannel[];

  @Field(() => Instant, { description: 'When it was published.' })
  publishedAt: Date;

  @Field(() => Instant, { nullable: true, description: 'When it was taken down; empty while it is up.' })
  archivedAt: Date | null;

  @Field(() => Instant, { description: 'When the announcement was created.' })
  createdAt: Date;

  @Field(() => Instant, { description: 'When the announcement was last changed.' })
  updatedAt: Date;
}

@ObjectType({ description: 'A page of a list of Announcement objects.' })
export class AnnouncementConnection extends connectionOf(Announcement, 'Announcement') {}

export enum AnnouncementOrderField {
  PINNED = 'PINNED',
  PUBLISHED_AT = 'PUBLISHED_AT',
}

registerEnumType(AnnouncementOrderField, {
  name: 'AnnouncementOrderField',
  description: 'What a list of announcements can be ordered by.',
  valuesConfig: {
    PINNED: { description: 'Pinned ones first, the one pinned last before the others; then the newest.' },
    PUBLISHED_AT: { description: 'When it was published.' },
  },
});
