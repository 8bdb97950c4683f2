import type { GraphModule } from '../../schema/node';
import { announcementById } from './announcement.loaders';
import { AnnouncementResolver, MessageAnnouncementResolver } from './announcement.resolver';

export const announcementsModule: GraphModule = {
  resolvers: [AnnouncementResolver, MessageAnnouncementResolver],
  nodes: { Announcement: { scope: 'campaigns:read', load: (context, id) => announcementById(context).load(id) } },
};
