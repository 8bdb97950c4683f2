import { toEventData } from '../../src/events/event';
import type { DemoTables } from '../../src/demo/demo-tables';
import { DEMO_PROFILES } from '../../src/demo/demo.service';
import { planOrganization } from '../../src/demo/plan';
import { parseCurrency } from '../../src/shared/money';
import { isSlug } from '../../src/shared/slug';

const DAY = new Date('2026-11-21T00:00:00.000Z');
const LIVE = ['INCOMPLETE', 'TRIALING', 'ACTIVE', 'PAST_DUE', 'UNPAID', 'PAUSED'];

const plain = (tables: DemoTables) =>
  JSON.stringify(tables, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}` : value));
const distinct = <T, K>(rows: readonly T[], key: (row: T) => K) => new Set(rows.map(key));

describe.each(DEMO_PROFILES.map((profile) => [profile.slug, profile] as const))(
  'the demo data of %s',
  (_slug, profile) => {
    const tables = planOrganization(profile, DAY);

    it('is the same for the same day, and another one for another day', () => {
      expect(plain(planOrganization(profile, DAY))).toBe(plain(tables));
      expect(plain(planOrganization(profile, new Date('2026-11-22T00:00:00.000Z')))).not.toBe(plain(tables));
    });

    it('lies within the two years before the day', () => {
      const start = new Date('2024-11-21T00:00:00.000Z');
      for (const { occurredAt, recordedAt } of tables.events) {
        expect(occurredAt >= start && occurredAt < DAY).toBe(true);
        expect(recordedAt).toEqual(occurredAt);
      }
      for (const { createdAt, updatedAt } of [...tables.members, ...tables.subscriptions, ...tables.entitlements]) {
        expect(createdAt >= start && createdAt <= updatedAt && updatedAt < DAY).toBe(true);
      }
      const joined = tables.members.map(({ createdAt }) => createdAt.getTime());
      expect(Math.max(...joined) - Math.min(...joined)).toBeGreaterThan(600 * 86_400_000);
    });

    it('has a log without a gap, in the order of time', () => {
      const { events } = tables;
      expect(events.map(({ position }) => position)).toEqual(events.map((_event, index) => BigInt(index + 1)));
      expect(tables.event_positions).toEqual([
        { organizationId: events[0]?.organizationId, last: BigInt(events.length) },
      ]);
      const sequences = new Map<string, number>();
      for (const { subjectId, sequence } of events) {
        expect(sequence).toBe((sequences.get(subjectId) ?? 0) + 1);
        sequences.set(subjectId, sequence);
      }
      const times = events.map(({ occurredAt }) => occurredAt.getTime());
      expect(times).toEqual([...times].sort((a, b) => a - b));
    });

    it('has a last event of every subject that says what its row says', () => {
      const last = new Map(tables.events.map((event) => [event.subjectId, event]));
      const { organizations, creators, labels, newsletters, products, tiers, prices } = tables;
      const { members, subscriptions, purchases, entitlements } = tables;
      for (const row of [
        ...[organizations, creators, labels, newsletters, products, tiers, prices].flat(),
        ...[members, subscriptions, purchases, entitlements].flat(),
      ]) {
        const event = last.get(row.id);
        // The log does not tell who paid anonymously.
        const hidden = 'anonymous' in row && row.anonymous ? { memberId: null } : {};
        const said = toEventData({ ...row, ...hidden });
        // Seats, e-mails and the time somebody was last seen are counted without an event.
        for (const field of ['lastSeenAt', 'seatsTaken', 'emailCount', 'emailOpenedCount', 'emailOpenRate'])
          delete said[field];
        expect(event?.data).toMatchObject(said);
        expect(event?.sequence).toBe(row.version);
      }
    });

    it('keeps the rules of the graph', () => {
      const { tiers, subscriptions, purchases, refunds, entitlements, members } = tables;
      for (const tier of tiers) {
        const live = subscriptions.filter(({ tierId, status }) => tierId === tier.id && LIVE.includes(status));
        expect(live).toHaveLength(tier.seatsTaken);
        expect(distinct(live, ({ memberId }) => memberId).size).toBe(live.length);
        expect(tier.seatsTaken).toBeLessThanOrEqual(tier.memberLimit ?? Infinity);
        expect(isSlug(tier.slug)).toBe(true);
      }
      for (const purchase of purchases) {
        const paidBack = refunds.filter(({ purchaseId }) => purchaseId === purchase.id);
        expect(paidBack.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)).toBe(purchase.refundedMinor);
        expect(purchase.refundedMinor <= purchase.amountMinor).toBe(true);
        expect(purchase.status === 'REFUNDED').toBe(purchase.refundedMinor === purchase.amountMinor);
        expect(parseCurrency(purchase.currency)).toBe(purchase.currency);
      }
      for (const { startedAt, endedAt } of entitlements) expect(endedAt === null || endedAt >= startedAt).toBe(true);
      for (const { status, endedAt } of subscriptions) expect(LIVE.includes(status)).toBe(endedAt === null);
      const addresses = members.flatMap(({ deletedAt, emailKey }) => (deletedAt || !emailKey ? [] : emailKey));
      expect(new Set(addresses).size).toBe(addresses.length);
      for (const { email, activationCode } of members) expect(email ?? activationCode).not.toBeNull();
    });

    it('lowers what is paid by a discount, and by nothing else', () => {
      const { discounts, discount_redemptions: redemptions, subscriptions, purchases, prices } = tables;
      expect(discounts.length).toBe(profile.discounts.length);
      expect(redemptions.length).toBeGreaterThan(0);
      const redeemed = new Map(redemptions.map((row) => [row.subscriptionId, row.discountId]));
      for (const { id, discountId, tierId, priceId } of subscriptions) {
        if (discountId === null) continue;
        expect(redeemed.get(id)).toBe(discountId);
        const discount = discounts.find((row) => row.id === discountId);
        expect(discount?.tierId).toBe(tierId);
        expect(prices.find((row) => row.id === priceId)?.interval).toBe(discount?.cadence);
      }
      const lowered = purchases.filter(
        ({ priceId, amountMinor }) =>
          priceId !== null && prices.find(({ id }) => id === priceId)?.amountMinor !== amountMinor,
      );
      expect(lowered.length).toBeGreaterThan(0);
      for (const { subscriptionId } of lowered) expect(redeemed.has(String(subscriptionId))).toBe(true);
    });

    it('has members of every kind that a front can show', () => {
      const { members, member_labels: links, newsletters, webhook_endpoints: webhooks } = tables;
      expect(distinct([...members, ...newsletters], ({ uuid }) => uuid).size).toBe(members.length + newsletters.length);
      for (const { uuid } of members) expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-/);
      for (const wanted of ['attribution', 'geolocation', 'emailSuppression', 'emailOpenRate'] as const)
        expect(members.some((row) => row[wanted] !== null) && members.some((row) => row[wanted] === null)).toBe(true);
      expect(members.some(({ commentingDisabled }) => commentingDisabled)).toBe(true);
      expect(distinct(members, ({ commentNotifications }) => commentNotifications).size).toBe(2);
      for (const { emailCount, emailOpenedCount } of members) expect(emailOpenedCount).toBeLessThanOrEqual(emailCount);
      expect(links.some(({ position }) => position > 0)).toBe(true);
      expect(webhooks.map(({ status }) => status)).toEqual(['DISABLED']);
      const kept = DAY.getTime() - 30 * 86_400_000;
      expect(tables.webhook_deliveries.length).toBeGreaterThan(0);
      for (const { finishedAt } of tables.webhook_deliveries) expect(Number(finishedAt)).toBeGreaterThan(kept);
    });

    it('entitles those who have a live subscription, until the end of its period', () => {
      for (const { id, status, tierId, currentPeriodEndAt } of tables.subscriptions) {
        if (!['TRIALING', 'ACTIVE'].includes(status)) continue;
        const products = tables.tier_products
          .filter((link) => link.tierId === tierId)
          .map(({ productId }) => productId);
        const entitled = tables.entitlements.filter(
          ({ subscriptionId, revokedAt, endedAt }) =>
            subscriptionId === id && !revokedAt && endedAt?.getTime() === currentPeriodEndAt?.getTime(),
        );
        expect(entitled.map(({ productId }) => productId).sort()).toEqual(products.sort());
      }
    });

    it('leaves nothing to be caught up with: what is due of subscriptions lies ahead', () => {
      const live = tables.subscriptions.filter(({ endedAt }) => endedAt === null);
      for (const { dueAt } of live) expect(Number(dueAt ?? DAY)).toBeGreaterThanOrEqual(DAY.getTime());
      for (const { status, kind, dueAt, graceEndsAt } of live) {
        if (kind === 'PAID' && status !== 'PAUSED') expect(dueAt).not.toBeNull();
        if (status === 'PAST_DUE') expect(Number(graceEndsAt)).toBeGreaterThanOrEqual(Number(dueAt));
      }
      for (const { dueAt } of tables.subscriptions.filter(({ endedAt }) => endedAt)) expect(dueAt).toBeNull();
    });

    it('is a plausible mix', () => {
      const { members, subscriptions, purchases, entitlements } = tables;
      expect(members).toHaveLength(profile.members);
      expect([...distinct(subscriptions, ({ kind }) => kind)].sort()).toEqual(['COMPLIMENTARY', 'GIFT', 'PAID']);
      for (const status of ['ACTIVE', 'CANCELED', 'EXPIRED', 'TRIALING', 'PAST_DUE'])
        expect(distinct(subscriptions, (row) => row.status)).toContain(status);
      for (const status of ['COMPLETED', 'FAILED', 'REFUNDED', 'PARTIALLY_REFUNDED'])
        expect(distinct(purchases, (row) => row.status)).toContain(status);
      expect(distinct(purchases, ({ currency }) => currency).size).toBeGreaterThan(1);
      for (const source of ['SUBSCRIPTION', 'PURCHASE', 'GIFT', 'MANUAL'])
        expect(distinct(entitlements, (row) => row.source)).toContain(source);
      expect(members.some(({ deletedAt }) => deletedAt)).toBe(true);
      expect(members.some(({ name }) => /[\u0250-\uffff]/.test(name ?? ''))).toBe(true);
    });
  },
);
