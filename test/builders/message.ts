import { createAnnouncement, type NewAnnouncement } from '../../src/modules/announcements/announcement.service';
import type { AnnouncementRow } from '../../src/modules/announcements/announcement.repository';
import { gatherMembers } from '../../src/modules/messages/mailing.service';
import { contextFor, type TestOrganization } from '../support/context';
import { asSystem } from './member';

/** An announcement to all members that nobody is told of, unless said otherwise. */
export function makeAnnouncement(
  organization: TestOrganization,
  values: Partial<NewAnnouncement> = {},
): Promise<AnnouncementRow> {
  const announcement = { title: 'Big news', content: 'We have moved.' };
  return asSystem(organization, (context) => createAnnouncement(context, { ...announcement, ...values }));
}

/** An announcement of which the mails to all members are in the outbox. */
export async function makeAnnouncementMessage(organization: TestOrganization): Promise<AnnouncementRow> {
  const announcement = await makeAnnouncement(organization, { notify: true, channels: ['EMAIL'] });
  const { id: organizationId, database, clock } = organization;
  await gatherMembers(contextFor({ organization }), { organizationId, id: announcement.id });
  const { prisma } = database;
  await prisma.message.updateMany({
    where: { organizationId, mailingId: announcement.id },
    data: { status: 'SENT', transport: 'OUTBOX', dueAt: null, sentAt: clock.now() },
  });
  await prisma.mailing.updateMany({ where: { organizationId, id: announcement.id }, data: { status: 'DONE' } });
  return announcement;
}
