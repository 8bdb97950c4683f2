import { inTransaction } from '../../src/database/transaction';
import { bookPayout } from '../../src/modules/ledger/ledger.service';
import { newId } from '../../src/shared/id';
import { contextFor, type TestOrganization } from '../support/context';

/** A payout of USD 1 to the default creator, booked, whether or not so much was due. */
export async function makePayout(organization: TestOrganization): Promise<string> {
  const { id: organizationId, creatorId, clock } = organization;
  const now = clock.now();
  const payout = { organizationId, id: newId(now), creatorId, amountMinor: 100n, currency: 'USD', dueOn: now };
  await inTransaction(contextFor({ organization }), async (transaction) => {
    await transaction.db.payout.create({ data: { ...payout, paidAt: now, createdAt: now } });
    await bookPayout(transaction, { ...payout, payoutId: payout.id, occurredAt: now });
  });
  return payout.id;
}
