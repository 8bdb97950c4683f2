import type { RequestContext } from '../../context';
import type { Id } from '../../shared/id';
import type { LabelRow } from '../labels/label.repository';
import { setMemberLabels } from '../labels/member-labels.service';
import {
  type NewslettersSet,
  setMemberNewsletters,
  setMemberSubscribed,
} from '../newsletters/member-newsletters.service';
import { changeMemberSubscription, type MemberSubscriptionChange } from '../subscriptions/member-subscription.service';
import { type ComplimentaryTier, setComplimentaryTier, setTiers } from '../subscriptions/complimentary.service';

/** What a member is linked with. Absent ones stay as they are, null empties them. */
export interface MemberLinks {
  /** Names of labels, in their order; those that do not exist yet are created. */
  readonly labels?: readonly string[] | null | undefined;
  /** The active newsletters. */
  readonly newsletterIds?: readonly Id[] | null | undefined;
  /** Whether the member has an active newsletter; counts only when no newsletters are named. */
  readonly subscribed?: boolean | null | undefined;
  /** The tier that the member has without payment. */
  readonly complimentaryTier?: ComplimentaryTier | null | undefined;
  /** All tiers that the member is to have; not together with the complimentary one. */
  readonly tiers?: readonly ComplimentaryTier[] | null | undefined;
  /** What is to become of the paid subscription; its own events tell what did. */
  readonly subscription?: MemberSubscriptionChange | null | undefined;
}

/** What an event says of the links of a member. */
export interface LinksChange {
  /** What was set. */
  readonly data: object;
  /** What that replaced, when it was something else. */
  readonly previous: object;
}

/**
 * Sets what is given in place of what there was: labels by name, active newsletters, the complimentary tier. What is as
 * it was before is not written.
 */
export async function setMemberLinks(context: RequestContext, memberId: Id, links: MemberLinks): Promise<LinksChange> {
  // The subscription last, so that whoever waits for the member's newsletters or labels holds no tier.
  const changes = [
    await setNewsletters(context, memberId, links),
    await setLabels(context, memberId, links),
    await setTier(context, memberId, links),
  ];
  if (links.subscription) await changeMemberSubscription(context, memberId, links.subscription);
  return {
    data: Object.assign({}, ...changes.map(({ data }) => data)) as object,
    previous: Object.assign({}, ...changes.map(({ previous }) => previous)) as object,
  };
}

const NOTHING: LinksChange = { data: {}, previous: {} };

async function setNewsletters(context: RequestContext, memberId: Id, links: MemberLinks): Promise<LinksChange> {
  const { newsletterIds, subscribed } = links;
  let set: NewslettersSet;
  if (newsletterIds !== undefined) set = await setMemberNewsletters(context, memberId, newsletterIds ?? []);
  else if (typeof subscribed === 'boolean') set = await setMemberSubscribed(context, memberId, subscribed);
  else return NOTHING;
  const changed = set.after !== set.before;
  return { data: { newsletterIds: set.after }, previous: changed ? { newsletterIds: set.before } : {} };
}

async function setLabels(context: RequestContext, memberId: Id, { labels }: MemberLinks): Promise<LinksChange> {
  if (labels === undefined) return NOTHING;
  const { before, after } = await setMemberLabels(context, memberId, labels ?? []);
  const data = { labels: after.map(({ name }) => name) };
  return { data, previous: after === before ? {} : { labels: before.map(rememberedLabel) } };
}

/** A label as an event keeps it: it may be gone when its earlier members are asked for it. */
export function rememberedLabel({ id, name, slug, createdAt, updatedAt }: LabelRow): object {
  return { id, name, slug, createdAt, updatedAt };
}

async function setTier(context: RequestContext, memberId: Id, links: MemberLinks): Promise<LinksChange> {
  const { complimentaryTier, tiers } = links;
  if (complimentaryTier === undefined && !tiers) return NOTHING;
  const { before, after } = tiers
    ? await setTiers(context, memberId, tiers)
    : await setComplimentaryTier(context, memberId, complimentaryTier ?? null);
  return after === before ? NOTHING : { data: after, previous: before };
}

/**
 * Links a new member, who gets the newsletters of new members unless some are named or the member is not to be
 * subscribed, and answers what the event says of it. The complimentary tier is not among it: it is given afterwards.
 */
export async function linkNewMember(context: RequestContext, memberId: Id, links: MemberLinks): Promise<object> {
  const { labels, newsletterIds, subscribed } = links;
  const { data } = await setMemberLinks(context, memberId, {
    ...(newsletterIds ? { newsletterIds } : { subscribed: subscribed ?? true }),
    ...(labels?.length ? { labels } : {}),
  });
  return data;
}
