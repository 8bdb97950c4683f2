import type { RequestContext } from '../../context';
import { Problems } from '../../shared/failure';
import type { Id } from '../../shared/id';
import { checkFilledText } from '../../shared/text-rules';
import { livingMember } from './living-member.service';
import type { MemberRow } from './member.repository';
import { changeIfNew } from './member.service';

const MAX_REASON = 2000;

/** Why and until when a member may not comment. */
export interface CommentingBan {
  readonly reason: string;
  /** In the future; without an end when absent. */
  readonly until?: Date | null | undefined;
}

/** Whether a member may comment at an instant: a ban that is over hinders nobody. */
export function canComment(member: MemberRow, at: Date): boolean {
  const { commentingDisabled, commentingDisabledUntil: until } = member;
  return !commentingDisabled || (until !== null && until <= at);
}

/** Forbids a member to comment, in place of an earlier ban. */
export async function disableCommenting(context: RequestContext, id: Id, ban: CommentingBan): Promise<MemberRow> {
  const { reason, until = null } = ban;
  const problems = new Problems();
  checkFilledText(problems, 'reason', { text: reason, max: MAX_REASON });
  problems.check(until === null || until > context.clock.now(), 'until', 'The until must be in the future.');
  problems.throwIfAny();
  const columns = {
    commentingDisabled: true,
    commentingDisabledReason: reason,
    commentingDisabledUntil: until,
  };
  return changeIfNew(context, await livingMember(context, id, 'UPDATE'), { columns });
}

/** Lets a member comment again. */
export async function enableCommenting(context: RequestContext, id: Id): Promise<MemberRow> {
  const columns = { commentingDisabled: false, commentingDisabledReason: null, commentingDisabledUntil: null };
  return changeIfNew(context, await livingMember(context, id, 'UPDATE'), { columns });
}

/** Lets e-mail be sent to the member's address again. */
export async function removeEmailSuppression(context: RequestContext, id: Id): Promise<MemberRow> {
  const columns = { emailSuppression: null, emailSuppressedAt: null };
  return changeIfNew(context, await livingMember(context, id, 'UPDATE'), { columns });
}
