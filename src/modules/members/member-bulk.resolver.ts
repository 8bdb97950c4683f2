import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../../context';
import { fromGlobalId, fromOptionalGlobalId } from '../../schema/global-id';
import { mutate } from '../../schema/mutation';
import { Scope } from '../../schema/scope';
import {
  MemberDeleteManyInput,
  MemberLabelAddManyInput,
  MemberLabelRemoveManyInput,
  MemberUnsubscribeManyInput,
} from './member-bulk.input';
import {
  MemberDeleteManyPayload,
  MemberLabelAddManyPayload,
  MemberLabelRemoveManyPayload,
  MemberUnsubscribeManyPayload,
} from './member-bulk.payload';
import { addLabelToMembers, deleteMembers, removeLabelFromMembers, unsubscribeMembers } from './member-bulk.service';

/** Ten thousand members take some seconds, on a busy machine many. */
const TIMEOUT_MS = 60_000;

const RULE =
  'All of it happens or none; at most 10000 members a call, LIMIT_EXCEEDED beyond. Each member that changes has an event of its own.';

@Resolver()
export class MemberBulkResolver {
  @Mutation(() => MemberDeleteManyPayload, { description: `Deletes members so that they can be restored. ${RULE}` })
  @Scope('members:write')
  memberDeleteMany(
    @Arg('input', { description: 'Which members.' }) input: MemberDeleteManyInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'memberDeleteMany', input, timeoutMs: TIMEOUT_MS }, (transaction) =>
      deleteMembers(transaction, input),
    );
  }

  @Mutation(() => MemberUnsubscribeManyPayload, {
    description: `Unsubscribes members from one newsletter or from all. ${RULE}`,
  })
  @Scope('members:write')
  memberUnsubscribeMany(
    @Arg('input', { description: 'Which members, and from what.' }) input: MemberUnsubscribeManyInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'memberUnsubscribeMany', input, timeoutMs: TIMEOUT_MS }, (transaction) =>
      unsubscribeMembers(transaction, input, fromOptionalGlobalId('Newsletter', input.newsletterId) ?? null),
    );
  }

  @Mutation(() => MemberLabelAddManyPayload, {
    description: `Puts a label on members, behind those that they have. ${RULE}`,
  })
  @Scope('members:write')
  memberLabelAddMany(
    @Arg('input', { description: 'Which members, and the label.' }) input: MemberLabelAddManyInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'memberLabelAddMany', input, timeoutMs: TIMEOUT_MS }, (transaction) =>
      addLabelToMembers(transaction, input, fromGlobalId('Label', input.labelId)),
    );
  }

  @Mutation(() => MemberLabelRemoveManyPayload, { description: `Takes a label off members. ${RULE}` })
  @Scope('members:write')
  memberLabelRemoveMany(
    @Arg('input', { description: 'Which members, and the label.' }) input: MemberLabelRemoveManyInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'memberLabelRemoveMany', input, timeoutMs: TIMEOUT_MS }, (transaction) =>
      removeLabelFromMembers(transaction, input, fromGlobalId('Label', input.labelId)),
    );
  }
}
