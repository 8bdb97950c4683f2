import { toGlobalId } from '../../../src/schema/global-id';
import type { Id } from '../../../src/shared/id';
import { canonical } from './front';
import type { Stage } from './stage';

const day = (stage: Stage, days: number) =>
  new Date(stage.organization.clock.now().getTime() + days * 86_400_000).toISOString();

/** Somebody of whom everything is known that can be known of a member, with all subscriptions that go together. */
export async function makeEverything(stage: Stage): Promise<Id> {
  const memberId = await makeProfile(stage);
  const { paid, given } = stage.offers;
  const terms = { tierId: toGlobalId('Tier', paid.tier.id), priceId: toGlobalId('Price', paid.price.id) };
  const discountId = toGlobalId('Discount', stage.discountId);
  const order = { memberId, trialDays: 0, ...terms, discountId };
  const subscription = await stage.mutate('subscriptionCreate', order, 'subscription');
  const gift = { memberId, tierId: toGlobalId('Tier', given.tier.id), complimentary: true };
  await stage.mutate('subscriptionCreate', gift, 'subscription');
  const productId = toGlobalId('Product', paid.product.id);
  const grant = { memberId, productId, note: 'Thank you', endedAt: day(stage, 90) };
  await stage.mutate('entitlementGrant', grant, 'entitlement');
  const payment = {
    memberId,
    amountMinor: 700,
    currency: 'EUR',
    provider: 'paypal',
    providerRef: memberId,
    kind: 'TIP',
  };
  await stage.mutate('purchaseRecord', payment, 'purchase');
  await stage.organization.database.prisma.subscription.updateMany({
    where: { id: canonical(subscription) },
    data: { cardLast4: '4242' },
  });
  return canonical(memberId);
}

/** Somebody with everything of which nothing is paid or given. */
export async function makeProfile(stage: Stage): Promise<string> {
  const memberId = await stage.mutate('memberCreate', {
    email: stage.address(),
    name: 'Jané Doe',
    note: 'A friend',
    emailVerified: true,
    avatarUrl: 'https://example.com/jane.png',
    geolocation: { country: 'AT' },
    preferences: { theme: 'dark' },
    activationCode: `code-${stage.address()}`,
    commentNotifications: false,
    announcementEmails: true,
    meta: { crm: { level: 7 }, tags: ['a'] },
    labelNames: ['Zeta', 'alpha', 'Press'],
    newsletterIds: [toGlobalId('Newsletter', stage.newsletters.chosen)],
    attribution: {
      id: 'p1',
      type: 'post',
      url: '/p1/',
      title: 'Post',
      referrerSource: 'Friend',
      referrerMedium: 'mail',
    },
  });
  await stage.mutate('memberIdentitySet', { memberId, key: 'crm', value: `E-${memberId}` }, 'identity');
  const ban = { id: memberId, reason: 'Rude', until: day(stage, 7) };
  await stage.mutate('memberCommentingDisable', ban);
  await addImported(stage, canonical(memberId));
  return memberId;
}

/** What no front can say of a member, but an import can. */
async function addImported({ organization, newsletters }: Stage, memberId: Id): Promise<void> {
  const { prisma } = organization.database;
  const now = organization.clock.now();
  await prisma.member.updateMany({
    where: { id: memberId },
    data: {
      ...{ emailCount: 10, emailOpenedCount: 4, emailOpenRate: 40, lastSeenAt: now },
      ...{ emailSuppression: 'BOUNCE', emailSuppressedAt: now },
    },
  });
  const link = { organizationId: organization.id, memberId, newsletterId: newsletters.archived, createdAt: now };
  await prisma.memberNewsletter.create({ data: link });
}
