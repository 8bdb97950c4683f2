const { createWriteStream } = require('node:fs');
const { once } = require('node:events');

const LABELS = Array.from({ length: 20 }, (_nothing, index) =>
  index % 5 === 0 ? `topic ${index}, news` : `topic ${index}`,
);
const START = Date.UTC(2020, 0, 1);
const MINUTE_MS = 60_000;
const TIER = { id: '5f00000000000000000000aa', name: 'Bench', slug: 'default-product', active: true, type: 'paid' };
const NEWSLETTER = { id: '5f00000000000000000000bb', name: 'Bench', description: null, status: 'active' };

/** An object id that says the same every time. */
function objectId(index, salt) {
  return (0x60000000 + index).toString(16) + salt + index.toString(16).padStart(8, '0');
}

/** One member in the Admin API's form: 15 of 100 pay, 3 are complimentary, and each has up to three labels. */
function member(index) {
  const createdAt = new Date(START + index * MINUTE_MS).toISOString();
  const labels = LABELS.slice(index % 18, (index % 18) + (index % 4)).map((name) => ({ name }));
  const kind = index % 100 < 15 ? 'paid' : index % 100 < 18 ? 'comped' : 'free';
  return {
    id: objectId(index, '00aabbcc'),
    uuid: `00000000-0000-4000-8000-${index.toString(16).padStart(12, '0')}`,
    email: `member.${index}@bench.example.com`,
    name: `Member ${index}`,
    note: index % 10 === 0 ? `A note about member ${index}` : null,
    geolocation: index % 3 === 0 ? '{"country":"Germany","country_code":"DE"}' : null,
    subscribed: index % 9 !== 0,
    created_at: createdAt,
    updated_at: createdAt,
    labels,
    subscriptions: kind === 'free' ? [] : [kind === 'paid' ? paid(index, createdAt) : comped(createdAt)],
    email_count: index % 50,
    email_opened_count: index % 25,
    email_open_rate: 50,
    status: kind,
    last_seen_at: createdAt,
    enable_comment_notifications: true,
    commenting: { disabled: false, disabled_reason: null, disabled_until: null },
    email_suppression: { suppressed: false, info: null },
    newsletters: index % 9 === 0 ? [] : [NEWSLETTER],
  };
}

function paid(index, startedAt) {
  const price = { id: 'price_BENCH', price_id: objectId(1, '00dd0000'), nickname: 'Monthly', amount: 500 };
  return {
    id: `sub_${index}`,
    customer: { id: `cus_${index}`, name: `Member ${index}`, email: `member.${index}@bench.example.com` },
    status: 'active',
    start_date: startedAt,
    default_payment_card_last4: '4242',
    cancel_at_period_end: false,
    cancellation_reason: null,
    current_period_end: '2030-01-01T00:00:00.000Z',
    price: {
      ...price,
      interval: 'month',
      type: 'recurring',
      currency: 'USD',
      tier: { id: 'prod_BENCH', name: TIER.name, tier_id: TIER.id },
    },
    tier: TIER,
    offer: null,
    offer_redemptions: [],
  };
}

function comped(startedAt) {
  return { id: '', plan: { nickname: 'Complimentary' }, start_date: startedAt, current_period_end: null, tier: TIER };
}

function line(given) {
  const { id, email, name, note, subscribed, created_at, labels, subscriptions, status } = given;
  const names = labels.map((label) => (label.name.includes(',') ? `""${label.name}""` : label.name)).join(',');
  const customer = status === 'paid' ? subscriptions[0].customer.id : '';
  const cells = [id, email, name, note ?? '', subscribed, status === 'comped' || '', customer, created_at, ''];
  return `${cells.join(',')},"${names}",${status === 'free' ? '' : TIER.name},\r\n`;
}

const HEADER =
  'id,email,name,note,subscribed_to_emails,complimentary_plan,stripe_customer_id,created_at,deleted_at,labels,tiers,gift_id\r\n';

/** Writes a file of so many members, as Ghost's export (`csv`) or its Admin API (`json`) has them. */
async function writeMembers(path, format, count) {
  const output = createWriteStream(path);
  const write = async (text) => {
    if (!output.write(text)) await once(output, 'drain');
  };
  await write(format === 'csv' ? HEADER : '{"members":[');
  for (let index = 0; index < count; index += 1) {
    const given = member(index);
    await write(format === 'csv' ? line(given) : `${index === 0 ? '' : ','}${JSON.stringify(given)}`);
  }
  output.end(format === 'csv' ? '' : ']}');
  await once(output, 'close');
}

module.exports = { writeMembers };
