import type { RequestContext } from '../../context';
import type { Id } from '../../shared/id';
import { setMemberLabels } from '../labels/label.service';
import { setMemberNewsletters, subscribeOnSignup } from '../newsletters/newsletter.service';

/** What a member is linked with. Absent lists stay as they are, null empties them. */
export interface MemberLinks {
  /** Names of labels; those that do not exist yet are created. */
  readonly labels?: readonly string[] | null | undefined;
  readonly newsletterIds?: readonly Id[] | null | undefined;
}

/** Sets the labels and newsletters that are given in place of all earlier ones, and answers what the event says of it. */
export async function setMemberLinks(context: RequestContext, memberId: Id, links: MemberLinks): Promise<object> {
  const { labels, newsletterIds } = links;
  if (newsletterIds !== undefined) await setMemberNewsletters(context, memberId, newsletterIds ?? []);
  return {
    ...(newsletterIds === undefined ? {} : { newsletterIds: newsletterIds ?? [] }),
    ...(labels === undefined ? {} : { labels: await labelNames(context, memberId, labels ?? []) }),
  };
}

/** Like setMemberLinks for a new member, who gets the newsletters of new members when none are named. */
export async function linkNewMember(context: RequestContext, memberId: Id, links: MemberLinks): Promise<object> {
  const { labels, newsletterIds } = links;
  const newsletters = newsletterIds ? [...newsletterIds] : await subscribeOnSignup(context, memberId);
  if (newsletterIds?.length) await setMemberNewsletters(context, memberId, newsletterIds);
  return {
    ...(newsletters.length === 0 ? {} : { newsletterIds: newsletters }),
    ...(labels?.length ? { labels: await labelNames(context, memberId, labels) } : {}),
  };
}

async function labelNames(context: RequestContext, memberId: Id, names: readonly string[]): Promise<string[]> {
  const labels = await setMemberLabels(context, memberId, names);
  return labels.map((label) => label.name);
}
