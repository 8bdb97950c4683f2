import { toGlobalId } from '../../src/schema/global-id';
import { makeMember } from '../builders/member';
import { makeOffer, type Offer } from '../builders/offer';
import { makeOrganization, type TestOrganization } from '../support/context';
import { testDatabase } from '../support/database';
import { mutationDocument } from '../support/guards';
import { brokenInvariants } from '../support/invariants';
import { outcome, tally } from '../support/outcomes';

const ROUNDS = 20;
const JOIN = mutationDocument('subscriptionCreate');
const GRANT = mutationDocument('entitlementGrant');
const RECORD = mutationDocument('purchaseRecord');
const monthly = { nickname: 'More', amountMinor: 900, currency: 'USD', interval: 'MONTH' };

const priceOf = ({ price }: Offer) => toGlobalId('Price', price.id);
const tierOf = ({ tier }: Offer) => toGlobalId('Tier', tier.id);
const productOf = ({ product }: Offer) => toGlobalId('Product', product.id);
const joining = (offer: Offer, memberId: string) => ({ memberId, tierId: tierOf(offer), priceId: priceOf(offer) });

function paying(offer: Offer, memberId: string) {
  const money = { amountMinor: 500, currency: 'USD', provider: 'bank' };
  return { memberId, priceId: priceOf(offer), kind: 'TIER', status: 'COMPLETED', ...money };
}

/** The types of the events of a member or another subject, in the order in which their changes were committed. */
async function told(organization: TestOrganization, where: object): Promise<string[]> {
  const events = await organization.database.prisma.event.findMany({
    where: { organizationId: organization.id, ...where },
    orderBy: { position: 'asc' },
    select: { type: true },
  });
  return events.map((event) => event.type);
}

/** Lets a member leave in one way and take things up in three ways at the same moment, many times over. */
async function leaveWhileJoining(leave: string, options = {}) {
  const organization = await makeOrganization(await testDatabase());
  const offer = await makeOffer(organization);
  const memberIds: string[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const member = await makeMember(organization);
    const memberId = toGlobalId('Member', member.id);
    const outcomes = await Promise.all([
      outcome(organization, mutationDocument(leave), { id: memberId, ...options }),
      outcome(organization, JOIN, joining(offer, memberId)),
      outcome(organization, GRANT, { memberId, productId: productOf(offer) }),
      outcome(organization, RECORD, paying(offer, memberId)),
    ]);
    expect(outcomes[0]).toBe('done');
    expect(outcomes.filter((each) => each !== 'done' && each !== 'NOT_FOUND')).toEqual([]);
    memberIds.push(member.id);
  }
  return { organization, offer, memberIds };
}

describe('leaving while joining', () => {
  it('leaves no erased member with a live subscription or a running entitlement', async () => {
    const { organization, offer, memberIds } = await leaveWhileJoining('memberErase');
    const { prisma } = organization.database;
    const where = { organizationId: organization.id };
    expect(await prisma.subscription.count({ where: { ...where, status: { not: 'CANCELED' } } })).toBe(0);
    const unended = { revokedAt: null, OR: [{ endedAt: null }, { endedAt: { gt: organization.clock.now() } }] };
    expect(await prisma.entitlement.count({ where: { ...where, ...unended } })).toBe(0);
    expect((await prisma.tier.findFirstOrThrow({ where: { id: offer.tier.id } })).seatsTaken).toBe(0);
    for (const memberId of memberIds) expect((await told(organization, { memberId })).at(-1)).toBe('member.erased');
    expect(await brokenInvariants(organization.database, organization.id)).toEqual([]);
  });

  it('leaves no deleted member with a subscription that was to be canceled', async () => {
    const { organization, offer, memberIds } = await leaveWhileJoining('memberDelete', { cancelSubscriptions: true });
    const { prisma } = organization.database;
    const where = { organizationId: organization.id, status: { not: 'CANCELED' as const } };
    expect(await prisma.subscription.count({ where })).toBe(0);
    expect((await prisma.tier.findFirstOrThrow({ where: { id: offer.tier.id } })).seatsTaken).toBe(0);
    for (const memberId of memberIds) expect((await told(organization, { memberId })).at(-1)).toBe('member.deleted');
  });

  it('restores no member who is erased at the same moment, and erases once', async () => {
    const organization = await makeOrganization(await testDatabase());
    for (let round = 0; round < ROUNDS; round += 1) {
      const { id: memberId } = await makeMember(organization);
      const id = toGlobalId('Member', memberId);
      await outcome(organization, mutationDocument('memberDelete'), { id });
      const names = ['memberErase', 'memberRestore', 'memberErase'];
      await Promise.all(names.map((name) => outcome(organization, mutationDocument(name), { id })));
      const after = await organization.database.prisma.member.findFirstOrThrow({ where: { id: memberId } });
      expect(after).toMatchObject({ erasedAt: expect.any(Date), deletedAt: expect.any(Date) });
      const types = await told(organization, { memberId });
      expect(tally(types)).toMatchObject({ 'member.erased': 1 });
      expect(types.at(-1)).toBe('member.erased');
    }
  });
});

interface Withdrawal {
  readonly archive: string;
  readonly use: string;
  readonly id: (offer: Offer) => string;
  readonly input: (offer: Offer, memberId: string) => object;
}

const WITHDRAWALS: readonly Withdrawal[] = [
  { archive: 'tierArchive', use: 'subscriptionCreate', id: tierOf, input: joining },
  { archive: 'priceArchive', use: 'subscriptionCreate', id: priceOf, input: joining },
  { archive: 'tierArchive', use: 'priceCreate', id: tierOf, input: (offer) => ({ tierId: tierOf(offer), ...monthly }) },
  {
    archive: 'productArchive',
    use: 'entitlementGrant',
    id: productOf,
    input: (offer, memberId) => ({ memberId, productId: productOf(offer) }),
  },
  {
    archive: 'productArchive',
    use: 'tierCreate',
    id: productOf,
    input: (offer) => ({ name: 'Another', productIds: [productOf(offer)] }),
  },
];

describe('taking an offer away while it is taken up', () => {
  it.each(WITHDRAWALS)('$archive: nothing comes of $use after it', async ({ archive, use, id, input }) => {
    const organization = await makeOrganization(await testDatabase());
    for (let round = 0; round < ROUNDS; round += 1) {
      const offer = await makeOffer(organization);
      const memberId = toGlobalId('Member', (await makeMember(organization)).id);
      const before = await told(organization, {});
      const [archived, used] = await Promise.all([
        outcome(organization, mutationDocument(archive), { id: id(offer) }),
        outcome(organization, mutationDocument(use), input(offer, memberId)),
      ]);
      expect(archived).toBe('done');
      expect(['done', 'INVALID_TIER', 'BAD_USER_INPUT']).toContain(used);
      const news = (await told(organization, {})).slice(before.length);
      expect(news.at(-1)).toBe(archive.replace('Archive', '.archived'));
    }
  });
});
