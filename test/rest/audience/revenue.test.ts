import { makeRate } from '../../builders/revenue';
import { makeStage, type Stage } from '../../modules/revenue/history';
import { Line, pay } from '../../modules/revenue/line';
import { AudienceClient, audienceId } from '../../support/audience';

let stage: Stage;
let client: AudienceClient;

beforeEach(async () => {
  stage = await makeStage();
  client = await AudienceClient.start(stage.organization);
});

test('prints all keys of the document, null where nothing can be divided', async () => {
  const { status, json } = await client.get('/revenue');
  expect([status, json]).toEqual([
    200,
    {
      period: 'month',
      revenue: { total: 0, subscriptions: 0, tips: 0, merchandise: 0, pay_per_view: 0 },
      subscriptions: { mrr: 0, arr: 0, new_mrr: 0, churned_mrr: 0, net_mrr_growth: 0, by_tier: [] },
      metrics: { arpu: 0, arppu: null, ltv: null, cac: null, ltv_cac_ratio: null, churn_rate: null },
      payouts: { pending: 0, next_payout_date: null, platform_fee_rate: 0.1 },
    },
  ]);
});

test('prints amounts of which the parts add up, and more movements when asked', async () => {
  for (const member of [0, 1, 2]) await new Line(stage, 2, member).tell();
  await new Line(stage, 4).tell();
  await pay(stage, { amountMinor: 19_999, kind: 'TIP' });
  await pay(stage, { amountMinor: 5001 });
  const { json } = await client.get('/revenue?period=year&include=movements');
  expect(json).toMatchObject({
    period: 'year',
    revenue: { total: 250, subscriptions: 50.01, tips: 199.99 },
    subscriptions: { mrr: 16.88, arr: 202.52, new_mrr: 16.88, expansion_mrr: 0, scheduled_churn: 0 },
    metrics: { arppu: 5.63 },
  });
  const tiers = (json.subscriptions as { by_tier: { mrr: number; subscribers: number }[] }).by_tier;
  expect(tiers.map(({ mrr, subscribers }) => [mrr, subscribers])).toEqual([
    [4.38, 1],
    [12.5, 3],
  ]);
});

test('is not for marketing, and a creator sees only what is theirs', async () => {
  await new Line(stage, 0, 0).tell();
  await new Line(stage, 1, 1).tell();
  await new Line(stage, 1, 2).tell();
  const { otherCreatorId: id, organization } = stage;
  const mrr = ({ json }: { json: Record<string, unknown> }) => (json['subscriptions'] as { mrr: number }).mrr;
  expect(mrr(await client.get('/revenue'))).toBe(15);
  expect(mrr(await client.get(`/revenue?creator_id=${audienceId('creator', { id })}`))).toBe(10);
  const marketing = client.as('marketing');
  expect((await marketing.get('/revenue')).status).toBe(403);
  const creator = client.as('content_creator', id);
  expect(mrr(await creator.get('/revenue'))).toBe(10);
  const own = audienceId('creator', { id: organization.creatorId });
  expect((await creator.get(`/revenue?creator_id=${own}`)).status).toBe(404);
});

test('says what is wrong, and which rate is missing', async () => {
  for (const search of ['period=day', 'include=all'])
    expect((await client.get(`/revenue?${search}`)).json.code).toBe('VALIDATION_ERROR');
  await new Line(stage, 3).tell();
  const refused = await client.get('/revenue');
  expect([refused.status, refused.json.message]).toEqual([409, expect.stringContaining('EUR to USD')]);
  await makeRate(stage.organization);
  expect((await client.get('/revenue')).json).toMatchObject({ subscriptions: { mrr: 7.7 } });
});
