import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../context';
import { fromGlobalId, fromGlobalIds, fromOptionalGlobalId, parseGlobalId } from '../../schema/global-id';
import { mutate } from '../../schema/mutation';
import { Scope } from '../../schema/scope';
import type { Page } from '../../shared/page';
import { creatorById } from '../creators/creator.loaders';
import { Creator } from '../creators/creator.type';
import { messageCounts } from '../messages/message.loaders';
import type { MessageRow } from '../messages/message.repository';
import { Message, MessageCounts } from '../messages/message.type';
import { tierById } from '../tiers/tier.loaders';
import { Tier } from '../tiers/tier.type';
import { AnnouncementCreateInput, AnnouncementsArgs, AnnouncementUpdateInput } from './announcement.input';
import { announcementById } from './announcement.loaders';
import { AnnouncementCreatePayload, AnnouncementUpdatePayload } from './announcement.payload';
import type { AnnouncementRow } from './announcement.repository';
import { createAnnouncement, findAnnouncementPage, updateAnnouncement } from './announcement.service';
import { Announcement, AnnouncementConnection } from './announcement.type';

@Resolver(() => Announcement)
export class AnnouncementResolver {
  @Query(() => AnnouncementConnection, {
    description: 'Announcements. Pinned ones first, then the newest, unless ordered otherwise.',
  })
  @Scope('campaigns:read')
  announcements(
    @Args(() => AnnouncementsArgs) args: AnnouncementsArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<AnnouncementRow>> {
    return findAnnouncementPage(context, args);
  }

  @Query(() => Announcement, { nullable: true, description: 'An announcement; null when there is none.' })
  @Scope('campaigns:read')
  async announcement(
    @Arg('id', () => ID, { description: 'The announcement.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<AnnouncementRow | null> {
    const parsed = parseGlobalId(id);
    return parsed?.type === 'Announcement' ? announcementById(context).load(parsed.id) : null;
  }

  @FieldResolver(() => Boolean, { description: 'Whether it stands before the others.' })
  pinned(@Root() { pinnedAt }: AnnouncementRow): boolean {
    return pinnedAt !== null;
  }

  @FieldResolver(() => Creator, { nullable: true, description: 'For whose members it is; empty for those of all.' })
  creator(@Root() { creatorId }: AnnouncementRow, @Ctx() context: RequestContext) {
    return creatorId ? creatorById(context).load(creatorId) : null;
  }

  @FieldResolver(() => [Tier], { description: 'With the visibility TIERS: who has access to one of these sees it.' })
  async tiers(@Root() { tierIds }: AnnouncementRow, @Ctx() context: RequestContext) {
    return (await Promise.all(tierIds.map((id) => tierById(context).load(id)))).filter((tier) => tier !== null);
  }

  @FieldResolver(() => MessageCounts, { description: 'How far its messages have come.' })
  messageCounts(@Root() announcement: AnnouncementRow, @Ctx() context: RequestContext): Promise<MessageCounts> {
    return messageCounts(context).load(announcement.id);
  }

  @Mutation(() => AnnouncementCreatePayload, {
    description:
      'Puts an announcement up, and sends it when notify is true. NOT_FOUND when a tier or the creator is none.',
  })
  @Scope('campaigns:write')
  announcementCreate(
    @Arg('input', { description: 'The announcement.' }) input: AnnouncementCreateInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'announcementCreate', input }, async (transaction) => ({
      announcement: await createAnnouncement(transaction, {
        ...input,
        tierIds: fromGlobalIds('Tier', input.tierIds ?? [], 'tierIds'),
        creatorId: fromOptionalGlobalId('Creator', input.creatorId),
      }),
    }));
  }

  @Mutation(() => AnnouncementUpdatePayload, {
    description:
      'Changes what is given; takes an announcement down, or puts it up again. What was sent stays as it was.',
  })
  @Scope('campaigns:write')
  announcementUpdate(
    @Arg('input', { description: 'The changes.' }) input: AnnouncementUpdateInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'announcementUpdate', input }, async (transaction) => ({
      announcement: await updateAnnouncement(transaction, fromGlobalId('Announcement', input.id), {
        ...input,
        tierIds: input.tierIds ? fromGlobalIds('Tier', input.tierIds, 'tierIds') : null,
      }),
    }));
  }
}

@Resolver(() => Message)
export class MessageAnnouncementResolver {
  @FieldResolver(() => Announcement, {
    nullable: true,
    description: 'The announcement that it belongs to, if it is one.',
  })
  announcement(@Root() message: MessageRow, @Ctx() context: RequestContext): Promise<AnnouncementRow | null> {
    return announcementById(context).load(message.mailingId);
  }
}
