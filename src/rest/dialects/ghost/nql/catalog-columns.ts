import { capital, type Column, constant, id, instant, text, truth } from './columns';

/** What can be asked of labels. */
export const LABEL_COLUMNS: Readonly<Record<string, Column>> = {
  id: id('Label'),
  name: text('name'),
  slug: text('slug'),
  created_at: instant('createdAt'),
};

/** What can be asked of newsletters. */
export const NEWSLETTER_COLUMNS: Readonly<Record<string, Column>> = {
  id: id('Newsletter'),
  name: text('name'),
  slug: text('slug'),
  status: capital('status', ['active', 'archived']),
  visibility: constant('members'),
  subscribe_on_signup: truth('subscribeOnSignup'),
  created_at: instant('createdAt'),
};

/** What can be asked of tiers. */
export const TIER_COLUMNS: Readonly<Record<string, Column>> = {
  id: id('Tier'),
  name: text('name'),
  slug: text('slug'),
  type: capital('type', ['free', 'paid']),
  visibility: capital('visibility', ['public', 'none']),
  active: truth('active'),
  created_at: instant('createdAt'),
  updated_at: instant('updatedAt'),
};

/** What can be asked of offers. */
export const OFFER_COLUMNS: Readonly<Record<string, Column>> = {
  id: id('Discount'),
  name: text('name'),
  code: text('code'),
  status: capital('status', ['active', 'archived']),
  type: capital('type', ['percent', 'fixed', 'trial']),
  cadence: capital('cadence', ['month', 'year']),
  redemption_type: capital('redemptionType', ['signup', 'retention']),
  product_id: id('Tier', 'tierId'),
  tier_id: id('Tier', 'tierId'),
  created_at: instant('createdAt'),
};
