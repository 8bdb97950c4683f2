import { knownViewer, type RequestContext } from '../../context';
import { type ListOrder, NEWEST_FIRST } from '../../database/list';
import { compileFilter } from '../../shared/filter';
import { messagingOf } from '../../shared/messaging';
import type { Page } from '../../shared/page';
import { memberById } from '../members/member.loaders';
import { organizationById } from '../organizations/organization.loaders';
import { makeMessage, type MadeMessage } from './message-content';
import { messageFilterSpec } from './message.filter';
import type { MessagesArgs } from './message.input';
import { MessageLinks } from './message-links';
import { mailingById } from './message.loaders';
import { listMessages, type MessageRow, visibleMessages } from './message.repository';

/** One page of the messages that the caller may see, newest first unless ordered otherwise. */
export function findMessagePage(
  context: RequestContext,
  args: MessagesArgs,
  further: object = {},
): Promise<Page<MessageRow>> {
  const where = { AND: [visibleMessages(context.viewer), compileFilter(messageFilterSpec, args.filter), further] };
  const order: ListOrder = args.orderBy?.direction === 'ASC' ? { ...NEWEST_FIRST, direction: 'asc' } : NEWEST_FIRST;
  return listMessages(context.db, { where, order, page: args });
}

/** A message as its member gets it, or would; made anew, since nothing of it is kept. */
export async function contentOf(context: RequestContext, message: MessageRow): Promise<MadeMessage | null> {
  const { organizationId } = knownViewer(context);
  const [mailing, member, organization] = await Promise.all([
    mailingById(context).load(message.mailingId),
    memberById(context).load(message.memberId),
    organizationById(context).load(organizationId),
  ]);
  if (!mailing || !organization) return null;
  const links = await MessageLinks.of(context);
  const maker = { messaging: messagingOf(context), links, content: mailing, title: organization.title };
  return makeMessage(maker, { organizationId, id: message.id, channel: message.channel, email: member?.email ?? null });
}
