import type { RestRequest } from '../../../route';
import { CREATOR, filteredBy, namedBy, TIER } from '../ids';
import type { CreateAnnouncementVariables, ListAnnouncementsVariables } from '../operations/announcements.generated';
import { pageVariables } from '../page';
import { channelsOf } from './campaign';
import { given, oneOf, required, text, texts, truth } from './fields';

export const VISIBILITIES = ['all_members', 'paid_members', 'tiers'] as const;

/** A new announcement. */
export function createAnnouncementVariables({ body }: RestRequest): CreateAnnouncementVariables {
  const creator = text(body, 'creator_id');
  return {
    input: {
      title: required('title', text(body, 'title')),
      content: required('content', text(body, 'content')),
      ...given({
        visibility: oneOf(body, 'visibility', VISIBILITIES),
        tierIds: texts(body, 'tier_ids')?.map((id) => namedBy(TIER, id)),
        pinned: truth(body, 'pin'),
        notify: truth(body, 'notify'),
        channels: channelsOf(body, 'notification_channels'),
      }),
      ...(creator ? { creatorId: namedBy(CREATOR, creator) } : {}),
    },
  };
}

/** A page of the announcements that are up: pinned ones first, then the newest. */
export function listAnnouncementsVariables({ query }: RestRequest): ListAnnouncementsVariables {
  const creator = query.text('creator_id');
  return {
    ...pageVariables(query),
    filter: { active: { eq: true }, ...(creator ? { creatorId: { eq: filteredBy(CREATOR, creator) } } : {}) },
  };
}
