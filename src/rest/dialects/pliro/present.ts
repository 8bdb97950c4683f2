import type { RestRequest } from '../../route';
import { activationUrlOf } from './activation';
import { CUSTOMER, MEMBER, NEWSLETTER, PLAN, PRICE, printId, SUBSCRIPTION } from './ids';
import type {
  CustomerFields,
  MemberFields,
  NewsletterFields,
  PlanFields,
  PriceFields,
  SubscriptionFields,
} from './operations.generated';

/** A member as the document prints it. */
export function member(data: MemberFields) {
  return { id: printId(MEMBER, data.id), ...profile(data) };
}

/** How this API prints a customer to a request. */
export function customerFor(request: RestRequest) {
  const activationUrl = activationUrlOf(request);
  return (data: CustomerFields) => ({
    id: printId(CUSTOMER, data.id),
    ...profile(data),
    // With an address there is nothing left to activate.
    activation_url: data.activationCode !== null && data.email === null ? activationUrl(data) : null,
  });
}

function profile(data: MemberFields) {
  return {
    email: data.email,
    name: data.name,
    newsletter_slugs: data.newsletters.map(({ slug }) => slug),
    plan_slug: data.mainSubscription?.tier?.slug ?? null,
  };
}

/** A subscription as the document prints it. What is paid by somebody else is free of charge for the customer. */
export function subscription(data: SubscriptionFields) {
  const complimentary = data.kind !== 'PAID';
  return {
    id: printId(SUBSCRIPTION, data.id),
    status: data.givesAccess ? 'active' : 'canceled',
    customer_id: data.member && printId(CUSTOMER, data.member.id),
    plan_id: data.tier && printId(PLAN, data.tier.id),
    price_id: complimentary || !data.price ? null : printId(PRICE, data.price.id),
    complimentary,
  };
}

/** A plan: an extension. */
export function plan(data: PlanFields) {
  const { slug, name, description, active } = data;
  return { id: printId(PLAN, data.id), slug, name, description, type: data.type.toLowerCase(), active };
}

/** A price, its amount in minor units: an extension. */
export function price(data: PriceFields) {
  return {
    id: printId(PRICE, data.id),
    plan_id: printId(PLAN, data.tier.id),
    name: data.nickname,
    amount: data.amountMinor,
    currency: data.currency.toLowerCase(),
    interval: data.interval?.toLowerCase() ?? null,
    interval_count: data.intervalCount,
    active: data.active,
  };
}

/** A newsletter: an extension. */
export function newsletter(data: NewsletterFields) {
  const { slug, name, description } = data;
  return { id: printId(NEWSLETTER, data.id), slug, name, description, active: data.status === 'ACTIVE' };
}
