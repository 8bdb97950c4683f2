import { route, type Route } from '../../../route';
import * as documented from '../documentation/announcements';
import { CreateAnnouncement, ListAnnouncements } from '../operations/announcements.generated';
import { nextCursor } from '../page';
import { createAnnouncementVariables, listAnnouncementsVariables } from '../parse/announcement';
import { presentAnnouncement } from '../present/announcement';

/** Announcements: what is told to the members, and stays to be read. */
export const announcementRoutes: readonly Route[] = [
  route({
    endpoint: 'POST /announcements',
    operation: CreateAnnouncement,
    documentation: documented.createAnnouncement,
    variables: createAnnouncementVariables,
    reply: ({ announcementCreate }) => ({ status: 201, body: presentAnnouncement(announcementCreate.announcement) }),
  }),
  route({
    endpoint: 'GET /announcements',
    operation: ListAnnouncements,
    documentation: documented.listAnnouncements,
    variables: listAnnouncementsVariables,
    reply: ({ announcements: { nodes, totalCount, pageInfo } }) => ({
      body: { announcements: nodes.map(presentAnnouncement), total: totalCount, ...nextCursor(pageInfo) },
    }),
  }),
];
