import type { GraphModule } from '../../schema/node';
import { messageById } from './message.loaders';
import { MemberPushDevicesResolver, MessageResolver } from './message.resolver';

export const messagesModule: GraphModule = {
  resolvers: [MessageResolver, MemberPushDevicesResolver],
  nodes: { Message: { scope: 'campaigns:read', load: (context, id) => messageById(context).load(id) } },
};
