import type { Scope } from '../../auth/scope';
import { requireScope } from '../../auth/viewer';
import type { RequestContext } from '../../context';
import { fromGlobalIdOrNone, NO_ID } from '../../schema/global-id';
import {
  compileFilter,
  type Condition,
  exactField,
  type FilterSpec,
  nullable,
  rangeField,
  textField,
  toManyField,
} from '../../shared/filter';
import { parseUuid } from '../../shared/id';
import { foldCase } from '../../shared/text';
import { discountFilterSpec } from '../discounts/discount.filter';
import { engagementLevelField } from '../engagement/engagement-level.filter';
import { entitlementFilterSpec } from '../entitlements/entitlement.filter';
import { labelFilterSpec } from '../labels/label.filter';
import { newsletterFilterSpec } from '../newsletters/newsletter.filter';
import { NAMED_PURCHASE, purchaseFilterSpec } from '../purchases/purchase.filter';
import { currentSubscriptionField, memberStatusField } from '../subscriptions/member-standing.filter';
import { memberTierField } from '../subscriptions/member-tier.filter';
import { memberStandingField } from '../subscriptions/standing.state';
import { subscriptionFilterSpec } from '../subscriptions/subscription.filter';
import { accessAt } from '../subscriptions/subscription.state';
import { tierFilterSpec } from '../tiers/tier.filter';
import { attributionIdField, geolocationField } from './member-origin.filter';

const identitySpec: FilterSpec = { key: textField('key'), value: textField('value') };

type Criteria = (criteria: object) => Condition;

const ACTIVE = { active: { eq: true } };
const newslettersField = toManyField('newsletters', (filter) => ({
  newsletter: compileFilter(newsletterFilterSpec, filter),
}));
const subscribedField = newslettersField as Criteria;
const suppressedField = exactField<string>(nullable('emailSuppression')) as Criteria;

const ownFields: FilterSpec = {
  id: exactField<string>('id', (id) => fromGlobalIdOrNone('Member', id)),
  creatorId: exactField<string>('creatorId', (id) => fromGlobalIdOrNone('Creator', id)),
  email: textField(nullable('emailKey'), { normalize: foldCase }),
  emailVerified: exactField<boolean>('emailVerified'),
  name: textField(nullable('name'), { insensitiveParts: true }),
  note: textField(nullable('note'), { insensitiveParts: true }),
  uuid: exactField<string>('uuid', (text) => parseUuid(text) ?? NO_ID),
  subscribed: ({ eq }: { eq?: boolean | null }) =>
    subscribedField(eq === true ? { any: ACTIVE } : eq === false ? { none: ACTIVE } : {}),
  emailCount: rangeField<number>('emailCount'),
  emailOpenedCount: rangeField<number>('emailOpenedCount'),
  emailOpenRate: rangeField<number>(nullable('emailOpenRate')),
  emailSuppressed: ({ eq }: { eq?: boolean | null }) => suppressedField(typeof eq === 'boolean' ? { isNull: !eq } : {}),
  commentNotifications: exactField<boolean>('commentNotifications'),
  announcementEmails: exactField<boolean>(nullable('announcementEmails')),
  geolocation: geolocationField,
  attributionId: attributionIdField,
  createdAt: rangeField<Date>('createdAt'),
  updatedAt: rangeField<Date>('updatedAt'),
  lastSeenAt: rangeField<Date>(nullable('lastSeenAt')),
  deletedAt: rangeField<Date>(nullable('deletedAt')),
  identities: toManyField('identities', (filter) => ({
    AND: [{ namespace: 'foreign_key' }, compileFilter(identitySpec, filter)],
  })),
  labels: toManyField('labels', (filter) => ({ label: compileFilter(labelFilterSpec, filter) })),
  newsletters: newslettersField,
};

/**
 * What each field of a member filter means to a caller; every front's filters end up here. Asking by what the caller may
 * not read is FORBIDDEN, because the answer would tell it.
 */
export function memberFilterSpec(context: RequestContext): FilterSpec {
  const { viewer, clock } = context;
  const now = clock.now();
  const ofScope = (scope: Scope, compile: (filter: object) => Condition) => (filter: object) => {
    requireScope(viewer, scope);
    return compile(filter);
  };
  const relation = (noun: 'subscriptions' | 'entitlements', spec: FilterSpec) =>
    toManyField(
      noun,
      ofScope(`${noun}:read`, (filter) => compileFilter(spec, filter)),
    );
  return {
    ...ownFields,
    status: memberStatusField(now),
    engagementLevel: ofScope('engagement:read', engagementLevelField as Criteria),
    tiers: toManyField(
      'subscriptions',
      ofScope('subscriptions:read', (filter) => ({ ...accessAt(now), tier: compileFilter(tierFilterSpec, filter) })),
    ),
    standing: memberStandingField(now),
    tier: memberTierField(
      now,
      ofScope('subscriptions:read', (filter) => compileFilter(tierFilterSpec, filter)),
    ),
    currentSubscription: currentSubscriptionField(
      ofScope('subscriptions:read', (filter) => compileFilter(subscriptionFilterSpec, filter)),
    ),
    discounts: toManyField(
      'redemptions',
      ofScope('subscriptions:read', (filter) => ({ discount: compileFilter(discountFilterSpec, filter) })),
    ),
    subscriptions: relation('subscriptions', subscriptionFilterSpec),
    entitlements: relation('entitlements', entitlementFilterSpec(now)),
    purchases: toManyField(
      'purchases',
      ofScope('purchases:read', (filter) => ({ AND: [NAMED_PURCHASE, compileFilter(purchaseFilterSpec, filter)] })),
    ),
  };
}
