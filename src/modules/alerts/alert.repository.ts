import { type KnownViewer, may, type Viewer } from '../../auth/viewer';
import type { Prisma } from '../../database/generated/client';
import type { EngagementAlertModel, EngagementAlertSettingsModel } from '../../database/generated/models';
import { listPage, type ListQuery } from '../../database/list';
import type { Db } from '../../database/transaction';
import { MATCH_NONE } from '../../shared/filter';
import type { Id } from '../../shared/id';
import type { Page } from '../../shared/page';
import type { CreatorKey } from './alert-watch.repository';

export type AlertRow = EngagementAlertModel;
export type AlertSettingsRow = EngagementAlertSettingsModel;

/** Columns of an alert that change. */
export type AlertChange = Prisma.EngagementAlertUncheckedUpdateManyInput;

/** A new alert. */
export type NewAlert = Omit<AlertRow, 'version' | 'useful' | 'feedbackNote' | 'feedbackAt' | 'resolvedAt' | 'status'>;

/** The alerts that a caller may see: the organization's and, for a creator's credential, that creator's. */
export function visibleAlerts(viewer: Viewer): Prisma.EngagementAlertWhereInput {
  if (!may(viewer, 'alerts:read') && !may(viewer, 'alerts:write')) return MATCH_NONE;
  const { organizationId, creatorId } = viewer as KnownViewer;
  return { organizationId, ...(creatorId ? { creatorId } : {}) };
}

/** One page of alerts. */
export function listAlerts(db: Db, query: ListQuery): Promise<Page<AlertRow>> {
  return listPage<AlertRow>(db.engagementAlert as never, query);
}

/** The alerts that fulfill a condition, oldest first. */
export function findAlerts(db: Db, where: Prisma.EngagementAlertWhereInput): Promise<AlertRow[]> {
  return db.engagementAlert.findMany({ where, orderBy: [{ alarmAt: 'asc' }, { id: 'asc' }] });
}

/** How many alerts fulfill a condition. */
export function countAlerts(db: Db, where: Prisma.EngagementAlertWhereInput): Promise<number> {
  return db.engagementAlert.count({ where });
}

/** The open alerts of a creator, which nobody else changes until the transaction ends. */
export async function lockOpenAlerts(db: Db, { organizationId, creatorId }: CreatorKey): Promise<AlertRow[]> {
  await db.$queryRaw`
    SELECT 1 FROM engagement_alerts
    WHERE organization_id = ${organizationId}::uuid AND creator_id = ${creatorId}::uuid AND status = 'OPEN'
    ORDER BY id FOR UPDATE`;
  return findAlerts(db, { organizationId, creatorId, status: 'OPEN' });
}

/** The hours that raised alerts of a creator since an instant. */
export async function alarmsSince(db: Db, { organizationId, creatorId }: CreatorKey, since: Date): Promise<number[]> {
  const where = { organizationId, creatorId, alarmAt: { gt: since } };
  const rows = await db.engagementAlert.findMany({ where, select: { alarmAt: true } });
  return rows.map(({ alarmAt }) => alarmAt.getTime());
}

/** Writes a new alert. */
export function insertAlert(db: Db, alert: NewAlert): Promise<AlertRow> {
  const { views, drivers, ...columns } = alert;
  return db.engagementAlert.create({ data: { ...columns, views: views as object, drivers: drivers as object } });
}

/** Changes the alert that a condition holds for and answers the new row; null when there is none. */
export async function updateAlert(
  db: Db,
  where: Prisma.EngagementAlertWhereInput,
  columns: AlertChange,
): Promise<AlertRow | null> {
  const data = { ...columns, version: { increment: 1 } };
  const rows = await db.engagementAlert.updateManyAndReturn({ where, data });
  return rows[0] ?? null;
}

/** The earliest instant at which an alert of a creator that waits is to be told; null when none waits. */
export async function nextToTell(db: Db, { organizationId, creatorId }: CreatorKey): Promise<Date | null> {
  const where = { organizationId, creatorId, notifiedAt: null };
  const { _min } = await db.engagementAlert.aggregate({ where, _min: { notifyAt: true } });
  return _min.notifyAt;
}

/** The settings of creators who have made some. */
export function findSettings(db: Db, organizationId: Id, creatorIds: readonly Id[]): Promise<AlertSettingsRow[]> {
  return db.engagementAlertSettings.findMany({ where: { organizationId, creatorId: { in: [...creatorIds] } } });
}

/** Writes what is given of a creator's settings; what was never given has its default. */
export function saveSettings(
  db: Db,
  { organizationId, creatorId }: CreatorKey,
  columns: Omit<Prisma.EngagementAlertSettingsUncheckedUpdateInput, 'organizationId' | 'creatorId'>,
): Promise<AlertSettingsRow> {
  return db.engagementAlertSettings.upsert({
    where: { organizationId_creatorId: { organizationId, creatorId } },
    create: { organizationId, creatorId, ...(columns as { updatedAt: Date }) },
    update: { ...columns, version: { increment: 1 } },
  });
}
