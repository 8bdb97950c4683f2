import type { RequestContext } from '../../context';
import { countReachable } from './mailing.repository';
import { MessageChannel } from './message.kinds';

/** How many of the members that a condition holds for can be told on each channel now. */
export async function countReach(context: RequestContext, where: object) {
  const channels = Object.values(MessageChannel);
  return Promise.all(
    channels.map(async (channel) => ({ channel, memberCount: await countReachable(context.db, where, channel) })),
  );
}
