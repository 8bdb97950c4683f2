import type { MemberRow } from '../../src/modules/members/member.repository';
import type { ProductRow } from '../../src/modules/products/product.repository';
import { createProduct } from '../../src/modules/products/product.service';
import type { PriceRow } from '../../src/modules/tiers/price.repository';
import type { NewPriceValues } from '../../src/modules/tiers/price.rules';
import { createPrice } from '../../src/modules/tiers/price.service';
import type { TierRow } from '../../src/modules/tiers/tier.repository';
import type { NewTierValues } from '../../src/modules/tiers/tier.rules';
import { createTier } from '../../src/modules/tiers/tier.service';
import type { TestOrganization } from '../support/context';
import { asSystem, makeMember } from './member';

let made = 0;

/** Something that members can subscribe to: a tier that gives access to one product, at one price. */
export interface Offer {
  readonly product: ProductRow;
  readonly tier: TierRow;
  readonly price: PriceRow;
}

/** A product of the organization. */
export function makeProduct(organization: TestOrganization, name = `Product ${(made += 1)}`): Promise<ProductRow> {
  return asSystem(organization, (context) => createProduct(context, { name }));
}

/** A paid tier of the organization unless said otherwise. */
export function makeTier(organization: TestOrganization, values: Partial<NewTierValues> = {}): Promise<TierRow> {
  return asSystem(organization, (context) => createTier(context, { name: `Tier ${(made += 1)}`, ...values }));
}

/** A price of a tier: USD 5 a month unless said otherwise. */
export function makePrice(
  organization: TestOrganization,
  tierId: string,
  values: Partial<NewPriceValues> = {},
): Promise<PriceRow> {
  const monthly = { amountMinor: 500, currency: 'USD', interval: 'MONTH', nickname: 'Monthly' } as const;
  return asSystem(organization, (context) => createPrice(context, { ...monthly, ...values, tierId }));
}

/** A tier with a product of its own and a monthly price. */
export async function makeOffer(organization: TestOrganization, values: Partial<NewTierValues> = {}): Promise<Offer> {
  const product = await makeProduct(organization);
  const tier = await makeTier(organization, { productIds: [product.id], ...values });
  return { product, tier, price: await makePrice(organization, tier.id) };
}

/** An offer and somebody to take it. */
export async function makeScene(organization: TestOrganization): Promise<Offer & { readonly member: MemberRow }> {
  return { ...(await makeOffer(organization)), member: await makeMember(organization) };
}
