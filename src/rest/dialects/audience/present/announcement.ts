import { ANNOUNCEMENT, CREATOR, printId, TIER } from '../ids';
import type { AnnouncementFields } from '../operations/announcements.generated';
import { instant } from './time';

/** An announcement as the document's request has it. */
export function presentAnnouncement(announcement: AnnouncementFields) {
  const { id, creator, title, content, visibility, tiers, pinned, notify, channels, publishedAt } = announcement;
  return {
    id: printId(ANNOUNCEMENT, id),
    creator_id: creator && printId(CREATOR, creator.id),
    title,
    content,
    visibility: visibility.toLowerCase(),
    tier_ids: tiers.map((tier) => printId(TIER, tier.id)),
    pin: pinned,
    notify,
    notification_channels: channels.map((channel) => channel.toLowerCase()),
    published_at: instant(publishedAt),
  };
}
