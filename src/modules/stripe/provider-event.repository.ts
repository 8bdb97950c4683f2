import type { Db } from '../../database/transaction';
import type { Id } from '../../shared/id';

/** Something that a payment provider told. */
export interface ProviderEventRow {
  readonly organizationId: Id;
  readonly provider: string;
  readonly id: string;
  readonly type: string;
  readonly subject: string | null;
  readonly happenedAt: Date;
  readonly receivedAt: Date;
}

/** Writes what was told down once; false when it has been told and handled before. */
export async function noteProviderEvent(db: Db, event: ProviderEventRow): Promise<boolean> {
  await db.providerEvent.createMany({ data: [event], skipDuplicates: true });
  const { organizationId, provider, id } = event;
  return (await db.providerEvent.count({ where: { organizationId, provider, id, handledAt: null } })) > 0;
}

/** Notes that it has been handled. */
export async function noteHandled(db: Db, event: ProviderEventRow, handledAt: Date): Promise<void> {
  const { organizationId, provider, id } = event;
  await db.providerEvent.updateMany({ where: { organizationId, provider, id }, data: { handledAt } });
}

/** Forgets what was told before an instant. */
export async function deleteOldProviderEvents(db: Db, before: Date): Promise<number> {
  const { count } = await db.providerEvent.deleteMany({ where: { receivedAt: { lt: before } } });
  return count;
}
