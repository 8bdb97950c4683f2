import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../context';
import { fromGlobalId } from '../../schema/global-id';
import { mutate } from '../../schema/mutation';
import { Scope } from '../../schema/scope';
import {
  MemberCommentingDisablePayload,
  MemberCommentingEnablePayload,
  MemberEmailSuppressionRemovePayload,
} from './member.payload';
import { canComment, disableCommenting, enableCommenting, removeEmailSuppression } from './member-profile.service';
import {
  MemberCommenting,
  MemberCommentingDisableInput,
  MemberCommentingEnableInput,
  MemberEmailSuppression,
  MemberEmailSuppressionRemoveInput,
} from './member-profile.type';
import type { MemberRow } from './member.repository';
import { Member } from './member.type';

@Resolver(() => Member)
export class MemberProfileResolver {
  @FieldResolver(() => MemberEmailSuppression, {
    nullable: true,
    description: 'Why nothing is sent to the address any more; empty while it is. Ends when the address changes.',
  })
  emailSuppression(@Root() member: MemberRow): MemberEmailSuppression | null {
    const { emailSuppression: reason, emailSuppressedAt: suppressedAt } = member;
    return reason && { reason, suppressedAt };
  }

  @FieldResolver(() => MemberCommenting, { description: 'Whether the member was forbidden to comment.' })
  commenting(@Root() member: MemberRow): MemberCommenting {
    return {
      disabled: member.commentingDisabled,
      reason: member.commentingDisabledReason,
      until: member.commentingDisabledUntil,
    };
  }

  @FieldResolver(() => Boolean, { description: 'Whether the member may comment now.' })
  canComment(@Root() member: MemberRow, @Ctx() context: RequestContext): boolean {
    return canComment(member, context.clock.now());
  }

  @Mutation(() => MemberCommentingDisablePayload, { description: 'Forbids a member to comment.' })
  @Scope('members:write')
  memberCommentingDisable(
    @Arg('input', { description: 'Whom, why and until when.' }) input: MemberCommentingDisableInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'memberCommentingDisable', input }, async (transaction) => ({
      member: await disableCommenting(transaction, fromGlobalId('Member', input.id), input),
    }));
  }

  @Mutation(() => MemberCommentingEnablePayload, { description: 'Lets a member comment again.' })
  @Scope('members:write')
  memberCommentingEnable(
    @Arg('input', { description: 'The member.' }) input: MemberCommentingEnableInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'memberCommentingEnable', input }, async (transaction) => ({
      member: await enableCommenting(transaction, fromGlobalId('Member', input.id)),
    }));
  }

  @Mutation(() => MemberEmailSuppressionRemovePayload, { description: 'Lets e-mail be sent to the address again.' })
  @Scope('members:write')
  memberEmailSuppressionRemove(
    @Arg('input', { description: 'The member.' }) input: MemberEmailSuppressionRemoveInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'memberEmailSuppressionRemove', input }, async (transaction) => ({
      member: await removeEmailSuppression(transaction, fromGlobalId('Member', input.id)),
    }));
  }
}
