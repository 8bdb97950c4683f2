import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { may } from '../../auth/viewer';
import type { RequestContext } from '../../context';
import { fromGlobalId, parseGlobalId } from '../../schema/global-id';
import { mutate } from '../../schema/mutation';
import { Scope } from '../../schema/scope';
import type { Page } from '../../shared/page';
import { memberById } from '../members/member.loaders';
import { Member } from '../members/member.type';
import type { MadeMessage } from './message-content';
import { MessagesArgs, PushSubscriptionAddInput, PushSubscriptionRemoveInput } from './message.input';
import { messageById, pushSubscriptionsByMember } from './message.loaders';
import { PushSubscriptionAddPayload, PushSubscriptionRemovePayload } from './message.payload';
import type { MessageRow } from './message.repository';
import { contentOf, findMessagePage } from './message.service';
import { Message, MessageConnection, MessageContent, PushDevice } from './message.type';
import { pushKeys } from './push-keys.service';
import type { PushSubscriptionRow } from './push-subscription.repository';
import { addPushSubscription, removePushSubscription, serviceOf } from './push-subscription.service';

@Resolver(() => Message)
export class MessageResolver {
  @Query(() => MessageConnection, {
    description: 'Mails and pushes to members. Newest first unless ordered otherwise.',
  })
  @Scope('campaigns:read')
  messages(@Args(() => MessagesArgs) args: MessagesArgs, @Ctx() context: RequestContext): Promise<Page<MessageRow>> {
    return findMessagePage(context, args);
  }

  @Query(() => MessageConnection, {
    description: 'The outbox: mails that stayed here because no mail server is configured. Newest first.',
  })
  @Scope('campaigns:read')
  outboxMessages(
    @Args(() => MessagesArgs) args: MessagesArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<MessageRow>> {
    return findMessagePage(context, args, { transport: 'OUTBOX' });
  }

  @Query(() => Message, { nullable: true, description: 'A message; null when there is none.' })
  @Scope('campaigns:read')
  async message(
    @Arg('id', () => ID, { description: 'The message.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<MessageRow | null> {
    const parsed = parseGlobalId(id);
    return parsed?.type === 'Message' ? messageById(context).load(parsed.id) : null;
  }

  @Query(() => String, {
    description: 'The public key that browsers subscribe to pushes with (applicationServerKey), in base64url.',
  })
  @Scope('members:read')
  async pushPublicKey(@Ctx() context: RequestContext): Promise<string> {
    return (await pushKeys(context)).publicKey;
  }

  @FieldResolver(() => Member, { nullable: true, description: 'To whom; null when not visible to the caller.' })
  member(@Root() message: MessageRow, @Ctx() context: RequestContext) {
    return memberById(context).load(message.memberId);
  }

  @FieldResolver(() => MessageContent, {
    nullable: true,
    description:
      'What it says. Made anew from what is known now: what was erased is gone. Null without the scope members:write, since its links let the member be changed.',
  })
  content(@Root() message: MessageRow, @Ctx() context: RequestContext): Promise<MadeMessage | null> {
    return may(context.viewer, 'members:write') ? contentOf(context, message) : Promise.resolve(null);
  }

  @Mutation(() => PushSubscriptionAddPayload, {
    description:
      'Shows a member pushes in a browser. Given again, its keys are renewed; a browser shows those of one member, the last. LIMIT_EXCEEDED beyond 20 browsers.',
  })
  @Scope('members:write')
  pushSubscriptionAdd(
    @Arg('input', { description: 'The member and the browser.' }) input: PushSubscriptionAddInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'pushSubscriptionAdd', input }, async (transaction) => ({
      member: await addPushSubscription(transaction, fromGlobalId('Member', input.memberId), input),
    }));
  }

  @Mutation(() => PushSubscriptionRemovePayload, {
    description: 'Shows a member no pushes in a browser any more. One that is not there is no error.',
  })
  @Scope('members:write')
  pushSubscriptionRemove(
    @Arg('input', { description: 'The member and the browser.' }) input: PushSubscriptionRemoveInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'pushSubscriptionRemove', input }, (transaction) =>
      removePushSubscription(transaction, fromGlobalId('Member', input.memberId), input.endpoint),
    );
  }
}

@Resolver(() => Member)
export class MemberPushDevicesResolver {
  @FieldResolver(() => [PushDevice], {
    nullable: true,
    description: 'The browsers that show the member pushes, oldest first; null without the scope campaigns:read.',
  })
  async pushDevices(@Root() member: { id: string }, @Ctx() context: RequestContext): Promise<PushDevice[] | null> {
    if (!may(context.viewer, 'campaigns:read')) return null;
    return (await pushSubscriptionsByMember(context).load(member.id)).map(toDevice);
  }
}

function toDevice(row: PushSubscriptionRow): PushDevice {
  return { service: serviceOf(row), createdAt: row.createdAt };
}
