import { knownViewer, type RequestContext } from '../../context';
import { recordEvent } from '../../events/record';
import { toGlobalId } from '../../schema/global-id';
import { badInput, Failure } from '../../shared/failure';
import { compileFilter } from '../../shared/filter';
import type { Id } from '../../shared/id';
import { addLabel, type LabelsChange, labelToUse, removeLabel } from '../labels/label-bulk.service';
import type { LabelRow } from '../labels/label.repository';
import { newsletterToLeave, unsubscribeAll } from '../newsletters/newsletter-bulk.service';
import { cancelSubscriptionsOf, whoHasLiveSubscriptions } from '../subscriptions/subscription-departure.service';
import { findMemberIds, findMembersAmong, lockMembers, markDeleted } from './member-bulk.repository';
import { memberFilterSpec } from './member.filter';
import { type MemberRow, visibleMembers } from './member.repository';
import { rememberedLabel } from './member-links.service';

/** Members that one call can change. More would keep the organization's other writers waiting for too long. */
export const MAX_BULK = 10_000;
/** Members with live subscriptions that one call can delete together with their subscriptions. */
export const MAX_BULK_CANCELED = 500;
/** Members that are read and changed by one set of statements. */
const CHUNK = 1000;
const MAX_FAILURES = 100;

/** Which members a call concerns: those that a filter matches, or all. */
export interface BulkTarget {
  readonly filter?: object | null | undefined;
  readonly all?: boolean | null | undefined;
  /** How many members it must concern. */
  readonly expectedCount?: number | null | undefined;
}

/** How a call went. */
export interface BulkResult {
  readonly successful: number;
  readonly unsuccessful: number;
  readonly failures: { readonly id: string; readonly message: string }[];
}

/** Deletes members as `deleteMember` does one. */
export function deleteMembers(
  context: RequestContext,
  input: BulkTarget & { readonly cancelSubscriptions: boolean },
): Promise<BulkResult> {
  let canceled = 0;
  return forMembers(context, input, async (members) => {
    const { organizationId } = knownViewer(context);
    const ids = members.map(({ id }) => id);
    const deleted = await markDeleted(context.db, { organizationId, ids }, context.clock.now());
    if (input.cancelSubscriptions) {
      const subscribed = await whoHasLiveSubscriptions(context, organizationId, ids);
      canceled += subscribed.length;
      if (canceled > MAX_BULK_CANCELED) throw tooMany('with live subscriptions that are canceled', MAX_BULK_CANCELED);
      for (const id of subscribed)
        await cancelSubscriptionsOf(context, { organizationId, id }, 'The member was deleted.');
    }
    for (const member of deleted) record(context, 'deleted', member);
    return [];
  });
}

/** Unsubscribes members from one newsletter or (null) from all active ones. Who is not subscribed stays as is. */
export async function unsubscribeMembers(
  context: RequestContext,
  target: BulkTarget,
  newsletterId: Id | null,
): Promise<BulkResult> {
  const newsletter = newsletterId ? await newsletterToLeave(context, newsletterId) : null;
  return forMembers(context, target, async (members) => {
    const changes = await unsubscribeAll(context, newsletter, idsOf(members));
    const byId = new Map(members.map((member) => [member.id, member]));
    for (const { memberId, before, after } of changes)
      recordUpdate(context, byId.get(memberId), { newsletterIds: after, previous: { newsletterIds: before } });
    return [];
  });
}

/** Puts a label on members, behind those that they have. Who has it already stays as is. */
export async function addLabelToMembers(context: RequestContext, target: BulkTarget, labelId: Id): Promise<BulkResult> {
  const label = await labelToUse(context, labelId);
  return forMembers(context, target, async (members) => {
    const change = await addLabel(context, label, idsOf(members));
    recordLabels(context, members, change);
    return change.full.map((id) => ({ id, message: 'The member has as many labels as a member can have.' }));
  });
}

/** Takes a label off members. Who does not have it stays as is, and is not counted among the successful. */
export async function removeLabelFromMembers(
  context: RequestContext,
  target: BulkTarget,
  labelId: Id,
): Promise<BulkResult> {
  const label = await labelToUse(context, labelId);
  let without = 0;
  const result = await forMembers(context, target, async (members) => {
    const change = await removeLabel(context, label, idsOf(members));
    without += members.length - change.changed.length;
    recordLabels(context, members, change);
    return [];
  });
  return { ...result, successful: result.successful - without };
}

interface MemberFailure {
  readonly id: Id;
  readonly message: string;
}

type ChunkWork = (members: readonly MemberRow[]) => Promise<readonly MemberFailure[]>;

/** Locks the members that a call concerns and changes them chunk by chunk, all in the one transaction. */
async function forMembers(context: RequestContext, target: BulkTarget, work: ChunkWork): Promise<BulkResult> {
  const where = whereOf(context, target);
  const ids = await findMemberIds(context.db, where, MAX_BULK + 1);
  if (ids.length > MAX_BULK) throw tooMany('', MAX_BULK);
  checkCount(target, ids.length);
  await lockMembers(context.db, knownViewer(context).organizationId, ids);
  let concerned = 0;
  const failures: MemberFailure[] = [];
  for (let start = 0; start < ids.length; start += CHUNK) {
    // What was matched may have been changed by others before it was locked: only who matches still is concerned.
    const members = await findMembersAmong(context.db, where, ids.slice(start, start + CHUNK));
    concerned += members.length;
    failures.push(...(await work(members)));
  }
  checkCount(target, concerned);
  return {
    successful: concerned - failures.length,
    unsuccessful: failures.length,
    failures: failures.slice(0, MAX_FAILURES).map(({ id, message }) => ({ id: toGlobalId('Member', id), message })),
  };
}

/** A filter that excludes nobody is refused as a missing one: it would concern everybody by mistake. */
function whereOf(context: RequestContext, { filter, all }: BulkTarget): object {
  const visible = visibleMembers(context.viewer);
  if (filter && all) throw badInput('all', 'Give either a filter or all, not both.');
  if (all) return visible;
  const condition = compileFilter(memberFilterSpec(context), filter);
  if (Object.keys(condition).length === 0)
    throw badInput('filter', 'Give a filter that says something, or all for every member.');
  return { AND: [visible, condition] };
}

function checkCount({ expectedCount }: BulkTarget, count: number): void {
  if (expectedCount === undefined || expectedCount === null || expectedCount === count) return;
  const problem = `${count} members are concerned, not ${expectedCount}. Nothing was done.`;
  throw new Failure('CONFLICT', problem, { fields: { expectedCount: [problem] } });
}

function tooMany(which: string, limit: number): Failure {
  const members = ['members', which].filter(Boolean).join(' ');
  return new Failure('LIMIT_EXCEEDED', `At most ${limit} ${members} a call. Nothing was done; narrow the filter.`);
}

function idsOf(members: readonly MemberRow[]): Id[] {
  return members.map(({ id }) => id);
}

function recordLabels(context: RequestContext, members: readonly MemberRow[], { changed }: LabelsChange): void {
  const byId = new Map(members.map((member) => [member.id, member]));
  const remembered = (label: LabelRow) => rememberedLabel(label);
  for (const { memberId, before, after } of changed)
    recordUpdate(context, byId.get(memberId), {
      labels: after.map(({ name }) => name),
      previous: { labels: before.map(remembered) },
    });
}

function recordUpdate(context: RequestContext, member: MemberRow | undefined, change: object): void {
  if (member) record(context, 'updated', { ...member, ...change });
}

function record(context: RequestContext, verb: string, member: MemberRow): void {
  const { id, creatorId } = member;
  recordEvent(context, { type: `member.${verb}`, subjectId: id, memberId: id, creatorId, data: member });
}
