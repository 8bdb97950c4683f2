import { cancelSubscription } from '../../../src/modules/subscriptions/subscription-lifecycle.service';
import { WebhookFormat } from '../../../src/modules/webhooks/webhook.type';
import { asSystem, makeMember } from '../../builders/member';
import { makeOffer, type Offer } from '../../builders/offer';
import { renewUntil } from '../../builders/renewal';
import { makeSubscription } from '../../builders/subscription';
import { makeWebhook } from '../../builders/webhook';
import { type TestOrganization } from '../../support/context';
import { RestServer } from '../../support/rest';
import { deliver, webhookScene } from '../../support/webhooks';

const EVENTS = ['audience.member_churned'];

interface Scene extends Offer {
  readonly organization: TestOrganization;
}

/** One who pays, one who leaves with the period and one whose card never pays, a hundred days later. */
async function live({ organization, ...offer }: Scene): Promise<void> {
  const add = async (name: string, values: Parameters<typeof makeSubscription>[2] = {}) => {
    const member = await makeMember(organization, { name, email: `${name}@example.com` });
    return makeSubscription(organization, { ...offer, member }, values);
  };
  await add('pays');
  const { id } = await add('leaves');
  await asSystem(organization, (context) => cancelSubscription(context, id, { atPeriodEnd: true }));
  await add('fails', { trialDays: 7, paymentMethod: 'pm_card_chargeCustomerFail' });
  await renewUntil(organization, '2026-06-10T12:00:00.000Z');
}

describe('what has become of subscriptions', () => {
  it('is seen through all four fronts', async () => {
    const { organization } = await webhookScene();
    await live({ organization, ...(await makeOffer(organization)) });
    const rest = await RestServer.start(organization);
    const read = async (dialect: 'allegro' | 'audience' | 'pliro' | 'ghost', url: string) =>
      (await rest.send({ method: 'GET', url, token: rest.issue(dialect) })).json;
    const ghost = (await read('ghost', '/ghost/api/admin/members/?limit=all')) as {
      members: { name: string; status: string; subscriptions: { status: string; current_period_end: string }[] }[];
    };
    const by = new Map(ghost.members.map((member) => [member.name, member]));
    expect(by.get('pays')).toMatchObject({
      status: 'paid',
      subscriptions: [{ status: 'active', current_period_end: '2026-07-01T12:00:00.000Z' }],
    });
    expect(by.get('leaves')).toMatchObject({ status: 'free', subscriptions: [{ status: 'canceled' }] });
    expect(by.get('fails')).toMatchObject({ status: 'free', subscriptions: [{ status: 'unpaid' }] });
    const allegro = await read('allegro', '/api/v1/audience-members?include=entitlements,purchases');
    const members = allegro.data as { name: string; entitlements: unknown[]; purchases: unknown[] }[];
    expect(
      members.map(({ name, entitlements, purchases }) => [name, entitlements.length, purchases.length]).sort(),
    ).toEqual([
      ['fails', 0, 0],
      ['leaves', 0, 1],
      ['pays', 1, 4],
    ]);
    const pliro = await read('pliro', '/2023-04-11/members');
    expect(JSON.stringify(pliro)).toContain('pays@example.com');
    const audience = await read('audience', '/api/v1/audience/members');
    const standing = (audience.members ?? audience.data) as { name: string; status: string }[];
    expect(Object.fromEntries(standing.map(({ name, status }) => [name, status]))).toEqual({
      ...{ pays: 'active', leaves: 'churned', fails: 'churned' },
    });
  });

  it('is told by the webhooks of each of them', async () => {
    const { organization, receiver } = await webhookScene({ format: WebhookFormat.AUDIENCE, events: EVENTS });
    const url = `${receiver.url}/hook`;
    await makeWebhook(organization, { url, format: WebhookFormat.GHOST, events: ['member.edited'] });
    await makeWebhook(organization, { url, format: WebhookFormat.ALLEGRO, events: ['entitlement.ended'] });
    const names = ['renewed', 'trial_ended', 'payment_failed', 'unpaid', 'lapsed', 'expired'];
    const events = names.map((name) => `subscription.${name}`);
    await makeWebhook(organization, { url, format: WebhookFormat.NATIVE, events });
    const dispatcher = await deliver(organization);
    await live({ organization, ...(await makeOffer(organization)) });
    await dispatcher.settled();
    const told = receiver.received.map(({ body }) => {
      const { type, event } = body as { type?: string; event?: string };
      return type ?? event;
    });
    const count = (name: string) => told.filter((each) => each === name).length;
    expect(count('audience.member_churned')).toBe(2);
    expect(count('entitlement.ended')).toBe(2);
    expect(count('subscription.renewed')).toBe(3);
    expect(count('subscription.payment_failed')).toBe(5);
    expect(count('subscription.unpaid')).toBe(1);
    // Three that were created, the one that was to end and did, three renewals and six payments that failed.
    expect(count('member.edited')).toBe(3 + 2 + 3 + 6);
  });
});
