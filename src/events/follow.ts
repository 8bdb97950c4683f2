import { knownViewer, type RequestContext } from '../context';
import type { FollowedEvent, FollowedEvents } from '../shared/event-feed';
import type { Id } from '../shared/id';
import type { SubjectType } from './event';
import { eventPosition } from './event-cursor';

/** Which changes are wanted. */
export interface ChangeQuery {
  readonly subjectType: SubjectType;
  readonly memberId?: Id | undefined;
  readonly productId?: Id | undefined;
  /** Only of this creator, whom the caller may see. */
  readonly creatorId?: Id | undefined;
  /** Only of these severities. */
  readonly severities?: readonly string[] | undefined;
  /** The cursor of the last change that was seen; absent, it begins with what happens from now on. */
  readonly since?: string | null | undefined;
}

/** Follows the changes of one kind that the caller may see: the organization's and, for a creator's credential, only that creator's. */
export async function followChanges(context: RequestContext, query: ChangeQuery): Promise<FollowedEvents> {
  const { organizationId, creatorId } = knownViewer(context);
  const { subjectType, memberId, productId, severities, since } = query;
  const after = since === null || since === undefined ? 'now' : eventPosition(since, organizationId);
  const wanted = (event: FollowedEvent) =>
    event.subjectType === subjectType &&
    (creatorId === null || event.creatorId === creatorId) &&
    (memberId === undefined || event.memberId === memberId) &&
    (productId === undefined || event.productId === productId) &&
    (query.creatorId === undefined || event.creatorId === query.creatorId) &&
    (severities === undefined || severities.includes(event.severity ?? ''));
  return context.events.follow({ organizationId, after, wanted });
}
