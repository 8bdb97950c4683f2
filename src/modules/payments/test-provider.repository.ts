import type { TestProviderChargeModel } from '../../database/generated/models';
import { insertNew } from '../../database/rows';
import type { Db } from '../../database/transaction';

export type BookedCharge = TestProviderChargeModel;

/** The charges that the books know of these keys, in no order. */
export function findBooked(db: Db, keys: readonly string[]): Promise<BookedCharge[]> {
  return db.testProviderCharge.findMany({ where: { key: { in: [...keys] } } });
}

/** Writes charges into the books; those that are there already stay as they are. */
export async function bookCharges(db: Db, charges: readonly BookedCharge[]): Promise<void> {
  await insertNew(db, { table: 'test_provider_charges', key: 'key' }, charges);
}

/** Moves authorized charges on. */
export async function moveAuthorized(db: Db, keys: readonly string[], status: 'CAPTURED' | 'CANCELED'): Promise<void> {
  await db.testProviderCharge.updateMany({ where: { key: { in: [...keys] }, status: 'AUTHORIZED' }, data: { status } });
}

/** Writes a refund into the books once; false when it is more than is left of the charge. */
export async function bookRefund(
  db: Db,
  refund: { readonly key: string; readonly chargeKey: string; readonly amountMinor: bigint; readonly createdAt: Date },
): Promise<boolean> {
  const { key, chargeKey, amountMinor, createdAt } = refund;
  // One statement, so that of two of the same key, or of two that are too much together, one is done.
  const done = await db.$executeRaw`
    WITH charge AS (
      SELECT key FROM test_provider_charges
      WHERE key = ${chargeKey} AND status = 'CAPTURED' AND amount_minor - refunded_minor >= ${amountMinor} FOR UPDATE),
    booked AS (
      INSERT INTO test_provider_refunds (key, charge_key, amount_minor, created_at)
      SELECT ${key}, key, ${amountMinor}, ${createdAt} FROM charge ON CONFLICT DO NOTHING RETURNING charge_key)
    UPDATE test_provider_charges c SET refunded_minor = refunded_minor + ${amountMinor}
    FROM booked WHERE c.key = booked.charge_key`;
  return done > 0 || (await db.testProviderRefund.count({ where: { key } })) > 0;
}

/** Whether the books have a refund. */
export async function isRefundBooked(db: Db, key: string): Promise<boolean> {
  return (await db.testProviderRefund.count({ where: { key } })) > 0;
}
