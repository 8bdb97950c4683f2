import type { GraphModule } from '../../schema/node';
import { newsletterById } from './newsletter.loaders';
import { NewsletterResolver } from './newsletter.resolver';

export const newslettersModule: GraphModule = {
  resolvers: [NewsletterResolver],
  nodes: { Newsletter: { scope: 'catalog:read', load: (context, id) => newsletterById(context).load(id) } },
};
