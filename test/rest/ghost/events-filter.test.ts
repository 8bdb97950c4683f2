import { eventsVariables } from '../../../src/rest/dialects/ghost/parse/events';
import { Parameters } from '../../../src/rest/parameters';
import type { RestRequest } from '../../../src/rest/route';
import { toGlobalId } from '../../../src/schema/global-id';
import { newId } from '../../../src/shared/id';
import { toObjectId } from '../../../src/shared/object-id';

const NOW = new Date('2026-03-01T12:00:00Z');
const [ANN, BOB] = [newId(NOW), newId(NOW)];

function filterOf(filter: string) {
  const query = Parameters.parse(`filter=${encodeURIComponent(filter)}`);
  return eventsVariables({ query, now: NOW, viewer: { kind: 'key' } } as RestRequest).filter;
}

it.each<[string, object]>([
  ['type:signup_event', { any: ['SIGNUP'] }],
  ['type:signup_event+type:newsletter_event', { any: [] }],
  ['type:[signup_event,newsletter_event]+type:newsletter_event', { any: ['NEWSLETTER'] }],
  ['type:-signup_event+type:-newsletter_event', { none: ['SIGNUP', 'NEWSLETTER'] }],
  ['type:signup_event+type:-signup_event', { any: ['SIGNUP'], none: ['SIGNUP'] }],
])('%s asks for the types that all conditions allow', (text, types) => {
  expect(filterOf(text)).toEqual({ complimentary: false, types });
});

it('asks for the members that all conditions name', () => {
  const of = (...ids: (typeof ANN)[]) => `data.member_id:[${ids.map(toObjectId).join()}]`;
  const members = (...ids: (typeof ANN)[]) => ({ in: ids.map((id) => toGlobalId('Member', id)) });
  expect(filterOf(of(ANN, BOB))).toMatchObject({ memberId: members(ANN, BOB) });
  expect(filterOf(`${of(ANN, BOB)}+${of(BOB)}`)).toMatchObject({ memberId: members(BOB) });
  expect(filterOf(`${of(ANN)}+${of(BOB)}`)).toMatchObject({ memberId: members() });
});

it.each([
  ['now-30d', 'now-1d'],
  ['now-1d', 'now-30d'],
])('keeps the tightest limits on the time: %s, %s', (one, other) => {
  const [month, day] = ['2026-01-30T12:00:00.000Z', '2026-02-28T12:00:00.000Z'];
  const limits = (operator: string) =>
    filterOf(`data.created_at:${operator}${one}+data.created_at:${operator}${other}`);
  expect(limits('>')).toMatchObject({ occurredAt: { gt: day } });
  expect(limits('>=')).toMatchObject({ occurredAt: { gte: day } });
  expect(limits('<')).toMatchObject({ occurredAt: { lt: month } });
  expect(limits('<=')).toMatchObject({ occurredAt: { lte: month } });
  expect(filterOf(`data.created_at:>${one}+type:signup_event+data.created_at:<=${other}`)).toMatchObject({
    occurredAt: { gt: one === 'now-30d' ? month : day, lte: one === 'now-30d' ? day : month },
  });
});
