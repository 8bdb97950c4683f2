import type { PaymentCustomerModel } from '../../database/generated/models';
import type { Db } from '../../database/transaction';
import type { Id } from '../../shared/id';

/** As whom a provider knows a member; null when it does not yet. */
export async function findCustomer(
  db: Db,
  member: { readonly organizationId: Id; readonly memberId: Id; readonly provider: string },
): Promise<string | null> {
  const row = await db.paymentCustomer.findUnique({ where: { organizationId_memberId_provider: { ...member } } });
  return row?.ref ?? null;
}

/** Notes as whom a provider knows a member. The first word stays. */
export async function insertCustomer(db: Db, customer: PaymentCustomerModel): Promise<void> {
  await db.paymentCustomer.createMany({ data: [customer], skipDuplicates: true });
}
