import type { EntitlementModel, ProductModel } from '../database/generated/models';
import type { Id } from '../shared/id';
import type { Person, Population } from './people';

/** What access is founded on, and for how long. */
export interface Grounds {
  readonly source: EntitlementModel['source'];
  readonly subscriptionId?: Id | null;
  readonly purchaseId?: Id | null;
  readonly startedAt?: Date;
  readonly endedAt?: Date | null;
  readonly note?: string;
}

/** Gives a person access to products. */
export function grant(
  population: Population,
  person: Person,
  gift: { readonly products: readonly ProductModel[]; readonly at: Date; readonly grounds: Grounds },
): EntitlementModel[] {
  const { products, at, grounds } = gift;
  return products.map((product) => {
    const row: EntitlementModel = {
      ...population.ledger.born(at),
      memberId: person.row.id,
      productId: product.id,
      source: grounds.source,
      subscriptionId: grounds.subscriptionId ?? null,
      purchaseId: grounds.purchaseId ?? null,
      startedAt: grounds.startedAt ?? at,
      endedAt: grounds.endedAt ?? null,
      note: grounds.note ?? null,
      revokedAt: null,
      revokeReason: null,
    };
    population.ledger.tables.entitlements.push(row);
    noteEntitlement(population, person, { row, verb: 'granted', at });
    return row;
  });
}

/** A change of access at an instant. */
export interface AccessChange {
  readonly at: Date;
  readonly verb: 'changed' | 'ended' | 'revoked';
  readonly columns: Partial<EntitlementModel>;
}

/** Changes what was granted, as far as it is neither over nor revoked at that instant. */
export function changeAccess(
  population: Population,
  person: Person,
  change: AccessChange & { readonly rows: readonly EntitlementModel[] },
): void {
  const { rows, at, verb, columns } = change;
  for (const row of rows) {
    if (row.revokedAt || (row.endedAt && row.endedAt < at)) continue;
    population.ledger.change(row, at, columns);
    noteEntitlement(population, person, { row, verb, at });
  }
}

function noteEntitlement(
  { ledger }: Population,
  { row: member }: Person,
  change: { readonly row: EntitlementModel; readonly verb: string; readonly at: Date },
): void {
  const { row, verb, at } = change;
  ledger.note(`entitlement.${verb}`, at, { row, memberId: member.id, creatorId: member.creatorId });
}
