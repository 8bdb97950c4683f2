import { requireScope } from '../../auth/viewer';
import type { RequestContext } from '../../context';
import { fromGlobalIdOrNone } from '../../schema/global-id';
import {
  compileFilter,
  exactField,
  type FilterSpec,
  nullable,
  rangeField,
  textField,
  toManyField,
} from '../../shared/filter';
import { foldCase } from '../../shared/text';
import { entitlementFilterSpec } from '../entitlements/entitlement.filter';
import { labelFilterSpec } from '../labels/label.filter';
import { newsletterFilterSpec } from '../newsletters/newsletter.filter';
import { purchaseFilterSpec } from '../purchases/purchase.filter';
import { subscriptionFilterSpec } from '../subscriptions/subscription.filter';

const identitySpec: FilterSpec = { key: textField('key'), value: textField('value') };

const ownFields: FilterSpec = {
  id: exactField<string>('id', (id) => fromGlobalIdOrNone('Member', id)),
  creatorId: exactField<string>('creatorId', (id) => fromGlobalIdOrNone('Creator', id)),
  email: textField(nullable('emailKey'), { normalize: foldCase }),
  emailVerified: exactField<boolean>('emailVerified'),
  name: textField(nullable('name'), { insensitiveParts: true }),
  note: textField(nullable('note'), { insensitiveParts: true }),
  createdAt: rangeField<Date>('createdAt'),
  updatedAt: rangeField<Date>('updatedAt'),
  lastSeenAt: rangeField<Date>(nullable('lastSeenAt')),
  deletedAt: rangeField<Date>(nullable('deletedAt')),
  identities: toManyField('identities', (filter) => ({
    AND: [{ namespace: 'foreign_key' }, compileFilter(identitySpec, filter)],
  })),
  labels: toManyField('labels', (filter) => ({ label: compileFilter(labelFilterSpec, filter) })),
  newsletters: toManyField('newsletters', (filter) => ({ newsletter: compileFilter(newsletterFilterSpec, filter) })),
};

/**
 * What each field of a member filter means to a caller; every front's filters end up here. Asking by what the caller may
 * not read is FORBIDDEN, because the answer would tell it.
 */
export function memberFilterSpec(context: RequestContext): FilterSpec {
  const { viewer, clock } = context;
  const relation = (noun: 'subscriptions' | 'entitlements' | 'purchases', spec: FilterSpec) =>
    toManyField(noun, (filter) => {
      requireScope(viewer, `${noun}:read`);
      return compileFilter(spec, filter);
    });
  return {
    ...ownFields,
    subscriptions: relation('subscriptions', subscriptionFilterSpec),
    entitlements: relation('entitlements', entitlementFilterSpec(clock.now())),
    purchases: relation('purchases', purchaseFilterSpec),
  };
}
