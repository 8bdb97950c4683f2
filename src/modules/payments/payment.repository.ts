import type { Prisma } from '../../database/generated/client';
import type { PaymentModel } from '../../database/generated/models';
import { insertNew } from '../../database/rows';
import type { Db } from '../../database/transaction';
import type { Id } from '../../shared/id';

export type PaymentRow = PaymentModel;

/** The payments that fulfill a condition, newest first. */
export function findPayments(db: Db, where: Prisma.PaymentWhereInput): Promise<PaymentRow[]> {
  return db.payment.findMany({ where, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] });
}

/** Payments by id, oldest first, that nobody else can change until the transaction ends. */
export async function lockPayments(db: Db, organizationId: Id, ids: readonly Id[]): Promise<PaymentRow[]> {
  await db.$queryRaw`
    SELECT 1 FROM payments WHERE organization_id = ${organizationId}::uuid AND id = ANY(${[...ids]}::uuid[])
    ORDER BY id FOR UPDATE`;
  return db.payment.findMany({ where: { organizationId, id: { in: [...ids] } }, orderBy: { id: 'asc' } });
}

/** Writes new payments and answers those that were written: where a claim is taken, none is. */
export async function insertPayments(db: Db, payments: readonly PaymentRow[]): Promise<PaymentRow[]> {
  const written = await insertNew(db, { table: 'payments', key: 'id' }, payments);
  return payments.filter(({ id }) => written.has(id));
}

/** Changes those payments of an organization that have one of the statuses, and answers them as they are then. */
export function changePayments(
  db: Db,
  which: Prisma.PaymentWhereInput & { readonly organizationId: Id },
  columns: Omit<Prisma.PaymentUncheckedUpdateManyInput, 'version'>,
): Promise<PaymentRow[]> {
  return db.payment.updateManyAndReturn({ where: which, data: { ...columns, version: { increment: 1 } } });
}

/** What a provider has said of one payment that was pending. */
export interface Authorization {
  readonly id: Id;
  readonly status: 'AUTHORIZED' | 'FAILED';
  readonly providerRef: string | null;
  readonly reusableMethod: string | null;
  readonly cardLast4: string | null;
  readonly failureCode: string | null;
  readonly failureMessage: string | null;
}

/** Writes what a provider has said of pending payments, in one statement. */
export async function writeAuthorizations(
  db: Db,
  organizationId: Id,
  said: { readonly answers: readonly Authorization[]; readonly now: Date; readonly settleAt: Date },
): Promise<void> {
  const { answers, now, settleAt } = said;
  const column = (name: keyof Authorization) => answers.map((answer) => answer[name]);
  await db.$executeRaw`
    UPDATE payments p SET status = a.status::"PaymentStatus", provider_ref = a.provider_ref,
      reusable_method = a.reusable_method, card_last4 = a.card_last4, failure_code = a.failure_code,
      failure_message = a.failure_message, leased_until = NULL, updated_at = ${now}, version = p.version + 1,
      settle_at = CASE WHEN a.status = 'AUTHORIZED' THEN ${settleAt}::timestamptz END
    FROM unnest(${column('id')}::uuid[], ${column('status')}::text[], ${column('providerRef')}::text[],
      ${column('reusableMethod')}::text[], ${column('cardLast4')}::text[], ${column('failureCode')}::text[],
      ${column('failureMessage')}::text[])
      AS a(id, status, provider_ref, reusable_method, card_last4, failure_code, failure_message)
    WHERE p.organization_id = ${organizationId}::uuid AND p.id = a.id AND p.status = 'PENDING'`;
}

/** Marks given-up payments whose money is reserved all the same to be voided; answers their ids. */
export async function releaseLate(
  db: Db,
  organizationId: Id,
  late: { readonly held: readonly { id: Id; ref: string }[]; readonly now: Date; readonly settleAt: Date },
): Promise<Id[]> {
  const { held, now, settleAt } = late;
  const rows = await db.$queryRaw<{ id: Id }[]>`
    UPDATE payments p SET status = 'VOIDING', provider_ref = h.ref, claim = NULL, leased_until = NULL,
      settle_at = ${settleAt}, updated_at = ${now}, version = p.version + 1
    FROM unnest(${held.map(({ id }) => id)}::uuid[], ${held.map(({ ref }) => ref)}::text[]) AS h(id, ref)
    WHERE p.organization_id = ${organizationId}::uuid AND p.id = h.id AND p.status = 'FAILED'
    RETURNING p.id`;
  return rows.map(({ id }) => id);
}

/** Gives authorized payments their purchases: from now on the money is to be taken. Answers how many were changed. */
export function usePayments(
  db: Db,
  organizationId: Id,
  used: { readonly pairs: readonly { paymentId: Id; purchaseId: Id }[]; readonly now: Date; readonly settleAt: Date },
): Promise<number> {
  const { pairs, now, settleAt } = used;
  return db.$executeRaw`
    UPDATE payments p SET status = 'CAPTURING', purchase_id = u.purchase_id, claim = NULL, settle_at = ${settleAt},
      updated_at = ${now}, version = p.version + 1
    FROM unnest(${pairs.map(({ paymentId }) => paymentId)}::uuid[], ${pairs.map(({ purchaseId }) => purchaseId)}::uuid[])
      AS u(id, purchase_id)
    WHERE p.organization_id = ${organizationId}::uuid AND p.id = u.id AND p.status = 'AUTHORIZED'`;
}

/** Takes some of the payments that are to be settled, of all organizations, for one process alone. */
export function takePaymentsToSettle(
  db: Db,
  now: Date,
  taking: { readonly count: number; readonly leasedUntil: Date },
): Promise<{ organizationId: Id; id: Id }[]> {
  return db.$queryRaw`
    UPDATE payments p SET leased_until = ${taking.leasedUntil}, settle_at = ${taking.leasedUntil},
      attempts = p.attempts + 1
    FROM (
      SELECT organization_id, id FROM payments
      WHERE settle_at <= ${now} AND (leased_until IS NULL OR leased_until <= ${now})
      ORDER BY settle_at LIMIT ${taking.count} FOR UPDATE SKIP LOCKED) due
    WHERE p.organization_id = due.organization_id AND p.id = due.id
    RETURNING p.organization_id AS "organizationId", p.id`;
}
