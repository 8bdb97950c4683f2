import { randomUUID } from 'node:crypto';
import { createContext, type ContextParts, type RequestContext } from '../../src/context';
import { checkLedger } from '../../src/modules/ledger/ledger-check.service';
import { settlePayments } from '../../src/modules/payments/payment.jobs';
import { TestProvider } from '../../src/modules/payments/test-provider';
import { settleRefunds } from '../../src/modules/purchases/refund.jobs';
import type { PaymentProvider } from '../../src/shared/payment-provider';
import { contextFor, type TestOrganization } from './context';
import { brokenInvariants } from './invariants';

/** Longer than anything waits to be settled. */
const LONG_MS = 10 * 60_000;

/** That no money of an organization is lost, doubled or made up: the ledger, the provider's books and all else agree. */
export async function expectSoundMoney(organization: TestOrganization): Promise<void> {
  const { database, id } = organization;
  const { problems, balances } = await checkLedger(database.prisma, id);
  expect(problems).toEqual([]);
  const sums = new Map<string, bigint>();
  for (const { currency, amountMinor } of balances) sums.set(currency, (sums.get(currency) ?? 0n) + amountMinor);
  expect([...sums.values()].filter((sum) => sum !== 0n)).toEqual([]);
  expect(await brokenInvariants(database, id)).toEqual([]);
}

/** Lets time go by and the job settle what was left. Nothing is left then. */
export async function settleLater(organization: TestOrganization, provider?: PaymentProvider): Promise<void> {
  const parts: ContextParts = { ...contextFor({ organization }), ...(provider ? { payments: provider } : {}) };
  // What is found to be reserved is given free in the round after, and what is lost once more in the next.
  for (let round = 0; round < 3; round += 1) {
    organization.clock.advance(LONG_MS);
    await settlePayments(parts);
    await settleRefunds(parts);
  }
  const { prisma } = organization.database;
  const open = { organizationId: organization.id, settleAt: { not: null } };
  expect([await prisma.payment.count({ where: open }), await prisma.refund.count({ where: open })]).toEqual([0, 0]);
}

/** A caller whose payments go through a provider of the test's. */
export function paying(organization: TestOrganization, provider: PaymentProvider): RequestContext {
  const context = contextFor({ organization });
  return createContext({ ...context, payments: provider }, { ...context, requestId: randomUUID() });
}

type Call = 'authorize' | 'find' | 'capture' | 'void' | 'refund';

/** The test provider, cut off from a call on as by the end of the process: before the call arrives, or after it. */
export class CutOff extends TestProvider {
  private isCut = false;

  constructor(
    organization: TestOrganization,
    private readonly at: { readonly call: Call; readonly arrives: boolean },
  ) {
    super(organization.database.prisma);
    for (const call of ['authorize', 'find', 'capture', 'void', 'refund'] as const) this.guard(call);
  }

  private guard(call: Call): void {
    const own = this[call].bind(this) as (asked: readonly never[]) => Promise<never>;
    this[call] = (async (asked: readonly never[]) => {
      if (this.isCut) throw new Error('The process has ended.');
      if (call !== this.at.call) return own(asked);
      if (this.at.arrives) await own(asked);
      this.isCut = true;
      throw new Error('The process has ended.');
    }) as never;
  }
}

/** The payments of an organization by status. */
export async function paymentsBy(organization: TestOrganization): Promise<Record<string, number>> {
  const rows = await organization.database.prisma.payment.findMany({ where: { organizationId: organization.id } });
  const counts: Record<string, number> = {};
  for (const { status } of rows) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}
