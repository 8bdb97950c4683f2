import { systemViewer } from '../../auth/system-viewer';
import { type ContextParts, createContext, type RequestContext } from '../../context';
import { inTransaction } from '../../database/transaction';
import { recordEvent } from '../../events/record';
import { type Id, newId } from '../../shared/id';
import { parseCurrency } from '../../shared/money';
import type { CreatorRow } from '../creators/creator.repository';
import { createCreator } from '../creators/creator.service';
import type { NewsletterRow } from '../newsletters/newsletter.repository';
import { createNewsletter } from '../newsletters/newsletter.service';
import type { ProductRow } from '../products/product.repository';
import { createProduct } from '../products/product.service';
import type { PriceRow } from '../tiers/price.repository';
import { createPrice } from '../tiers/price.service';
import type { TierRow } from '../tiers/tier.repository';
import { createTier } from '../tiers/tier.service';
import { insertOrganization, type OrganizationRow } from './organization.repository';
import { checkNewOrganization, type NewOrganization } from './organization.rules';

const DEFAULT_CURRENCY = 'USD';
const MONTHLY_MINOR = 500;
const YEARLY_MINOR = 5000;

/** A new organization with everything it starts with. */
export interface OrganizationSetup {
  /** The gateway's own work in the new organization, for what is to follow. */
  readonly context: RequestContext;
  readonly organization: OrganizationRow;
  readonly creator: CreatorRow;
  readonly newsletter: NewsletterRow;
  readonly product: ProductRow;
  readonly freeTier: TierRow;
  readonly paidTier: TierRow;
  readonly monthlyPrice: PriceRow;
  readonly yearlyPrice: PriceRow;
}

/**
 * Creates an organization with what a new publication starts with: one creator, the newsletter `default-newsletter` and
 * the paid tier `default-product`, all named after the title, a monthly and a yearly price, the product that the paid
 * tier gives access to, and the tier `free`, listed first. All of it or nothing; CONFLICT when the slug is taken.
 */
export async function createOrganization(parts: ContextParts, values: NewOrganization): Promise<OrganizationSetup> {
  checkNewOrganization(values);
  const id = newId(parts.clock.now());
  const context = createContext(parts, {
    viewer: systemViewer({ id, clockOffsetMs: 0n }),
    requestId: newId(parts.clock.now()),
    dialect: 'cli',
  });
  const setup = await inTransaction(context, async (transaction) => {
    const organization = await insertNew(transaction, id, values);
    return { organization, ...(await createDefaults(transaction, organization)) };
  });
  return { context, ...setup };
}

async function insertNew(context: RequestContext, id: Id, values: NewOrganization): Promise<OrganizationRow> {
  const now = context.clock.now();
  const organization = await insertOrganization(context.db, {
    id,
    slug: values.slug,
    title: values.title,
    currency: parseCurrency(values.currency ?? DEFAULT_CURRENCY) ?? DEFAULT_CURRENCY,
    integrationName: values.integrationName ?? null,
    isTest: values.isTest ?? false,
    createdAt: now,
    updatedAt: now,
  });
  recordEvent(context, { type: 'organization.created', subjectId: id, data: organization });
  return organization;
}

async function createDefaults(context: RequestContext, { title: name, currency }: OrganizationRow) {
  const creator = await createCreator(context, { name, isDefault: true });
  const newsletter = await createNewsletter(context, {
    name,
    slug: 'default-newsletter',
    settings: { show_header_name: false },
  });
  const product = await createProduct(context, { name, slug: 'default-product' });
  const freeTier = await createTier(context, { name: 'Free', slug: 'free', type: 'FREE', isDefault: true, rank: 0 });
  const paidTier = await createTier(context, { name, slug: 'default-product', rank: 1, productIds: [product.id] });
  const price = { tierId: paidTier.id, currency };
  const monthly = { ...price, nickname: 'Monthly', amountMinor: MONTHLY_MINOR, interval: 'MONTH' as const };
  const yearly = { ...price, nickname: 'Yearly', amountMinor: YEARLY_MINOR, interval: 'YEAR' as const };
  const monthlyPrice = await createPrice(context, monthly);
  const yearlyPrice = await createPrice(context, yearly);
  return { creator, newsletter, product, freeTier, paidTier, monthlyPrice, yearlyPrice };
}
