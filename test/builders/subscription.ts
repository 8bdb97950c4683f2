import type { SubscriptionRow } from '../../src/modules/subscriptions/subscription.repository';
import { createSubscription, type NewSubscriptionValues } from '../../src/modules/subscriptions/subscription.service';
import type { TestOrganization } from '../support/context';
import { asSystem } from './member';

/** A member and what the member takes. */
export interface Subscriber {
  readonly member: { readonly id: string };
  readonly tier: { readonly id: string };
  readonly price: { readonly id: string };
}

/** A paid subscription without a trial, unless said otherwise. */
export function makeSubscription(
  organization: TestOrganization,
  { member, tier, price }: Subscriber,
  values: Partial<NewSubscriptionValues> = {},
): Promise<SubscriptionRow> {
  const free = values.complimentary === true;
  const terms = { complimentary: free, priceId: free ? null : price.id };
  return asSystem(organization, (context) =>
    createSubscription(context, { memberId: member.id, tierId: tier.id, ...terms, ...values }),
  );
}
