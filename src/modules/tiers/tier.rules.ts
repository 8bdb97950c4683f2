import { Problems } from '../../shared/failure';
import { checkFilledText, checkSlug, checkText, checkWebUrl, checkWhole } from '../../shared/text-rules';
import type { TierType, TierVisibility } from './tier.type';

const MAX_NAME = 191;
const MAX_DESCRIPTION = 2000;
const MAX_BENEFITS = 50;
const MAX_BENEFIT = 255;
const MAX_TRIAL_DAYS = 730;
const MAX_INT = 2_147_483_647;
/** The last place in the order of tiers. */
export const MAX_RANK = 1_000_000;
/** Products that one tier can give access to. */
const MAX_PRODUCTS = 100;

/** The fields of a tier that a caller can give; absent ones stay as they are. */
export interface TierValues {
  readonly name?: string | null | undefined;
  readonly slug?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly benefits?: readonly string[] | null | undefined;
  readonly visibility?: `${TierVisibility}` | null | undefined;
  readonly limit?: number | null | undefined;
  readonly trialDays?: number | null | undefined;
  readonly welcomePageUrl?: string | null | undefined;
  readonly rank?: number | null | undefined;
  readonly productIds?: readonly string[] | null | undefined;
}

/** What else can be changed of a tier that is there. */
export interface TierChanges extends TierValues {
  /** False archives the tier, true takes that back. */
  readonly active?: boolean | null | undefined;
}

/** What a new tier has beside its values. */
export interface NewTierValues extends TierValues {
  readonly name: string;
  readonly type?: `${TierType}` | null | undefined;
  /** The creator whose tier it is; none for a tier of the whole organization. */
  readonly creatorId?: string | null | undefined;
  /** The tier of members without a subscription: one in an organization, and free. */
  readonly isDefault?: boolean;
}

/** Checks the values of a tier and refuses all that is wrong at once. */
export function checkTierValues(values: TierValues): void {
  const problems = new Problems();
  checkFilledText(problems, 'name', { text: values.name, max: MAX_NAME });
  checkSlug(problems, values.slug);
  checkText(problems, 'description', { text: values.description, max: MAX_DESCRIPTION });
  checkBenefits(problems, values.benefits ?? []);
  checkWhole(problems, 'limit', { number: values.limit, min: 1, max: MAX_INT });
  checkWhole(problems, 'trialDays', { number: values.trialDays, min: 0, max: MAX_TRIAL_DAYS });
  checkWhole(problems, 'rank', { number: values.rank, min: 0, max: MAX_RANK });
  checkWebUrl(problems, 'welcomePageUrl', values.welcomePageUrl);
  const fits = (values.productIds ?? []).length <= MAX_PRODUCTS;
  problems.check(fits, 'productIds', `A tier can give access to at most ${MAX_PRODUCTS} products.`);
  problems.throwIfAny();
}

function checkBenefits(problems: Problems, benefits: readonly string[]): void {
  problems.check(benefits.length <= MAX_BENEFITS, 'benefits', `A tier can have at most ${MAX_BENEFITS} benefits.`);
  for (const text of benefits.slice(0, MAX_BENEFITS)) checkFilledText(problems, 'benefits', { text, max: MAX_BENEFIT });
}
