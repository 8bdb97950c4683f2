import { runRenewals } from '../../src/modules/subscriptions/renewal-engine.service';
import type { SubscriptionRow } from '../../src/modules/subscriptions/subscription.repository';
import { contextFor, type TestOrganization } from '../support/context';

export const DAY = 86_400_000;

/** Moves the organization's clock to an instant and does everything that is due by then. */
export async function renewUntil(organization: TestOrganization, instant: string | Date): Promise<number> {
  organization.clock.set(instant);
  return (await runRenewals(contextFor({ organization }))).done;
}

/** The subscription as it is now. */
export function rowOf(organization: TestOrganization, { id }: { readonly id: string }): Promise<SubscriptionRow> {
  return organization.database.prisma.subscription.findFirstOrThrow({ where: { organizationId: organization.id, id } });
}

/** What has happened to subscriptions, purchases and entitlements since a test began: what and when, in its order. */
export async function happened(organization: TestOrganization, nouns = ['subscription', 'purchase', 'entitlement']) {
  const events = await organization.database.prisma.event.findMany({
    where: { organizationId: organization.id, subjectType: { in: nouns } },
    orderBy: { position: 'asc' },
  });
  return events.map(({ type, occurredAt }) => `${occurredAt.toISOString()} ${type}`);
}

/** The payments of the organization, oldest first: when, how much and what became of them. */
export async function payments(organization: TestOrganization): Promise<string[]> {
  const rows = await organization.database.prisma.purchase.findMany({
    where: { organizationId: organization.id },
    orderBy: [{ purchasedAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ purchasedAt, amountMinor, status }) => `${purchasedAt.toISOString()} ${amountMinor} ${status}`);
}
