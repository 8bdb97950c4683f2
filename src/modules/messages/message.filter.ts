import { fromGlobalIdOrNone } from '../../schema/global-id';
import { exactField, type FilterSpec, nullable, rangeField } from '../../shared/filter';

const among = (column: string) => (values: readonly string[]) => ({ [column]: { in: [...values] } });

/** What each field of a filter of messages means. */
export const messageFilterSpec: FilterSpec = {
  id: exactField<string>('id', (id) => fromGlobalIdOrNone('Message', id)),
  campaignId: exactField<string>('mailingId', (id) => fromGlobalIdOrNone('Campaign', id)),
  announcementId: exactField<string>('mailingId', (id) => fromGlobalIdOrNone('Announcement', id)),
  memberId: exactField<string>('memberId', (id) => fromGlobalIdOrNone('Member', id)),
  channel: among('channel'),
  status: among('status'),
  skipReason: (values: readonly string[]) => ({ skipReason: { not: null, in: [...values] } }),
  transport: (values: readonly string[]) => ({ transport: { not: null, in: [...values] } }),
  sentAt: rangeField<Date>(nullable('sentAt')),
  openedAt: rangeField<Date>(nullable('openedAt')),
};
