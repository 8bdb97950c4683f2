import {
  memberFilterOf,
  labelFilterOf,
  newsletterFilterOf,
  offerFilterOf,
  tierFilterOf,
} from '../../../src/rest/dialects/ghost/nql/nql';
import { toGlobalId } from '../../../src/schema/global-id';
import { parseObjectId } from '../../../src/shared/object-id';

const NOW = new Date('2026-03-31T12:00:00.456Z');
const LENIENT = { now: NOW, strict: false, restricted: 'drop' } as const;
const members = (text: string) => memberFilterOf(text, LENIENT);
const gid = (type: string, objectId: string) => toGlobalId(type, parseObjectId(objectId) ?? '');
const PAULA = '650000000000000000000001';

const named = (...slugs: string[]) => ({ labels: { any: { slug: { in: slugs, ignoreCase: true } } } });
const is = (status: string) => ({ status: { eq: status } });
const email = (part: object) => ({ email: { ...part, ignoreCase: true } });

describe('a filter in NQL', () => {
  it.each([
    ['status:free', is('FREE')],
    ['STATUS:free', is('FREE')],
    ['members.status:FREE', is('FREE')],
    ['status:-free', { not: is('FREE') }],
    ['status:[comped,paid]', { or: [is('COMPED'), is('PAID')] }],
    ['status:-[comped,paid]', { not: { or: [is('COMPED'), is('PAID')] } }],
    ['status:nothing', { or: [] }],
    ['label:vip-guests', named('vip-guests')],
    ['labels:[vip-guests,fresh-one]', named('vip-guests', 'fresh-one')],
    ['label:vip-guests+label:fresh-one', { and: [named('vip-guests'), named('fresh-one')] }],
    ['label:[vip-guests+fresh-one]', { and: [named('vip-guests'), named('fresh-one')] }],
    ['label:-vip-guests', { not: named('vip-guests') }],
    ['label:null', { or: [] }],
    ['label:-null', { labels: { none: {} } }],
    ["labels.name:'VIP Guests'", { labels: { any: { name: { in: ['VIP Guests'], ignoreCase: true } } } }],
    ['subscribed:true', { subscribed: { eq: true } }],
    ["subscribed:'true'", { or: [] }],
    ['newsletters.status:active', { newsletters: { any: { status: { eq: 'ACTIVE' } } } }],
    [`newsletters.id:${PAULA}`, { newsletters: { any: { id: { in: [gid('Newsletter', PAULA)] } } } }],
    ['products:gold', { tiers: { any: { slug: { in: ['gold'], ignoreCase: true } } } }],
    [`offer_redemptions:${PAULA}`, { discounts: { any: { id: { in: [gid('Discount', PAULA)] } } } }],
    ["email:~'%'", email({ contains: '%' })],
    ["email:~^'a.b'", email({ startsWith: 'a.b' })],
    ["email:~$'@example.com'", email({ endsWith: '@example.com' })],
    ["email:~'a$'", email({ contains: 'a$' })],
    ["email:~'a/b\n\\c'", email({ contains: 'a/b\n\\c' })],
    ["email:-~'example'", { not: email({ contains: 'example' }) }],
    ["name:~'O\\'Brien'", { name: { contains: "O'Brien", ignoreCase: true } }],
    ["email:>'m'", email({ gt: 'm' })],
    ['name:null', { name: { isNull: true } }],
    ['name:-null', { not: { name: { isNull: true } } }],
    ['email:ann@example.com', email({ in: ['ann@example.com'] })],
    [`id:${PAULA}`, { id: { in: [gid('Member', PAULA)] } }],
    [`id:'${PAULA}'`, { id: { in: [gid('Member', PAULA)] } }],
    ['id:nothing', { id: { in: [] } }],
    ['uuid:3b90e342-5453-45f3-b354-6cd0ab7853aa', { uuid: { in: ['3b90e342-5453-45f3-b354-6cd0ab7853aa'] } }],
    ['uuid:12345678-5453-45f3-b354-6cd0ab7853aa', { uuid: { in: ['12345678-5453-45f3-b354-6cd0ab7853aa'] } }],
    ['name:0123', { name: { in: ['0123'], ignoreCase: true } }],
    ['email_count:>=0', { emailCount: { gte: 0 } }],
    ["email_count:'0'", { emailCount: { in: [0] } }],
    ['email_count:>1.5', { emailCount: { gte: 2 } }],
    ['email_count:<=1.5', { emailCount: { lt: 2 } }],
    ['email_open_rate:>50', { emailOpenRate: { gte: 51 } }],
    ['email_open_rate:null', { emailOpenRate: { isNull: true } }],
    ['email_disabled:0', { emailSuppressed: { eq: false } }],
    ["geolocation:~'DE'", { geolocation: { contains: 'DE' } }],
    ['signup:000000000000000000000000', { attributionId: { in: ['000000000000000000000000'] } }],
    ['feedback.score:1', { or: [] }],
    ['emails.post_id:-x', { and: [] }],
    ['subscriptions.plan_interval:year', { currentSubscription: { any: { interval: { eq: 'YEAR' } } } }],
    [
      'status:comped,status:free+email_count:1',
      { or: [is('COMPED'), { and: [is('FREE'), { emailCount: { in: [1] } }] }] },
    ],
    ['((status:free))', is('FREE')],
    ['(status:free,status:paid)+status:paid', { and: [{ or: [is('FREE'), is('PAID')] }, is('PAID')] }],
    ['status:free + status:paid', { and: [is('FREE'), is('PAID')] }],
    ['secret:x', undefined],
    ["token:~^'a'", undefined],
    ['secret:xx,status:free', is('FREE')],
    ['', undefined],
  ])('%j', (text, filter) => {
    expect(members(text)).toEqual(filter);
  });

  it.each([
    ['count.active_stripe_customers:>0', false],
    ['count.active_stripe_customers:0', true],
    ['count.active_stripe_customers:<1', true],
    ['count.active_stripe_customers:-0', false],
  ])('counts paying customers in %s', (text, negated) => {
    expect(Object.keys(members(text) ?? {})).toEqual([negated ? 'not' : 'subscriptions']);
  });
});

describe('an instant in NQL, seen to the second', () => {
  it.each([
    ["'2018-03-04 05:06:07'", { gte: '2018-03-04T05:06:07.000Z', lt: '2018-03-04T05:06:08.000Z' }],
    ["'2018-03-04T05:06:07.000Z'", { gte: '2018-03-04T05:06:07.000Z', lt: '2018-03-04T05:06:08.000Z' }],
    [">'2021-01-01 00:00:00'", { gte: '2021-01-01T00:00:01.000Z' }],
    ['>2021-01-01', { gte: '2021-01-01T00:00:01.000Z' }],
    [">='2021-01-01T02:00:00+02:00'", { gte: '2021-01-01T00:00:00.000Z' }],
    ["<'2021-01-01'", { lt: '2021-01-01T00:00:00.000Z' }],
    ["<='2021-01-01 00:00'", { lt: '2021-01-01T00:00:01.000Z' }],
    [">'2021-01-01 00:00:00.5'", { gte: '2021-01-01T00:00:01.000Z' }],
    ['>=now-1d', { gte: '2026-03-30T12:00:00.000Z' }],
    ['>=now-1w', { gte: '2026-03-24T12:00:00.000Z' }],
    ['>=now-1M', { gte: '2026-02-28T12:00:00.000Z' }],
    ['>=now-13M', { gte: '2025-02-28T12:00:00.000Z' }],
    ['>=now-5y', { gte: '2021-03-31T12:00:00.000Z' }],
    ['>=now-1M ', { gte: '2026-02-28T12:00:00.000Z' }],
    ['>=now+1h', { gte: '2026-03-31T13:00:00.000Z' }],
    ['>=now-90s', { gte: '2026-03-31T11:58:30.000Z' }],
  ])('created_at:%s', (value, createdAt) => {
    expect(members(`created_at:${value}`)).toEqual({ createdAt });
  });

  it.each(['yesterday', "'2021-02-30'", "'2021-13-01'", 'true', 'now-999999999y'])('%s is none', (value) => {
    expect(() => members(`created_at:>${value}`)).toThrow('Could not understand request.');
  });
});

describe('what is no filter', () => {
  it.each([
    'status:',
    '((status:free)',
    'status=free',
    "email:''",
    "email:'x' OR 1=1",
    '-(status:free)',
    'email:~5',
    ' ',
    'a:\0',
  ])('refuses %j', (text) => {
    expect(() => members(text)).toThrow('Error parsing filter');
  });

  it.each([
    'bogus:1',
    'bogus.slug:x',
    'can_comment:true',
    'metafields.custom.x:1',
    '__proto__:x',
    'constructor:x',
    'yg:x',
    'yg:>5',
    'geolocation:DE',
    "uuid:~'a'",
    'email_count:many',
    'name:now-1d',
  ])('does not understand %j', (text) => {
    expect(() => members(text)).toThrow('Could not understand request.');
  });

  it('refuses secrets where members are changed, and of whoever is strict', () => {
    const refuse = () => memberFilterOf('status:free+token:x', { ...LENIENT, restricted: 'refuse' });
    const strict = () => memberFilterOf('members.secret:x', { ...LENIENT, strict: true });
    expect(refuse).toThrow('Error parsing filter');
    expect(strict).toThrow('Error parsing filter');
  });

  it.each([
    ['long', `name:'${'x'.repeat(20_000)}'`],
    ['deep', '('.repeat(40) + 'status:free' + ')'.repeat(40)],
    ['wide', Array.from({ length: 300 }, () => "email:'x'").join()],
    ['broad', Array.from({ length: 9 }, () => 'label:x').join('+')],
    ['vague', Array.from({ length: 21 }, () => "email:~'x'").join()],
  ])('refuses what is too %s', (_how, text) => {
    expect(() => members(text)).toThrow(/at most/);
  });
});

describe('filters of the catalog', () => {
  it('have columns of their own', () => {
    expect(labelFilterOf("name:~'fresh'", LENIENT)).toEqual({ name: { contains: 'fresh', ignoreCase: true } });
    expect(newsletterFilterOf('status:archived', LENIENT)).toEqual(is('ARCHIVED'));
    expect(newsletterFilterOf('visibility:members', LENIENT)).toEqual({ and: [] });
    expect(tierFilterOf('type:paid+active:true', LENIENT)).toEqual({
      and: [{ type: { eq: 'PAID' } }, { active: { eq: true } }],
    });
    expect(offerFilterOf('status:-active', LENIENT)).toEqual({ not: is('ACTIVE') });
    expect(() => labelFilterOf('email:x', LENIENT)).toThrow('Could not understand request.');
  });
});
