import type { RestRequest } from '../../../route';
import { readId } from '../ids';
import { readInstant } from '../nql/instants';
import { type Expression, parseNql, type Question, type Value } from '../nql/parse';
import type { BrowseEventsVariables } from '../operations.generated';
import { parseList, single } from '../page';
import { EVENT_TYPES } from '../present/event';
import { GhostError } from '../refusal';

type Filter = NonNullable<BrowseEventsVariables['filter']>;
type Type = keyof typeof EVENT_TYPES;

/** Ghost has no events of subscriptions that nobody pays for. */
const PAID: Filter = { complimentary: false };

/** Which events are asked for: of all kinds and members unless filtered; newest first. */
export function eventsVariables(request: RestRequest): BrowseEventsVariables {
  const { limit } = eventsLimit(request);
  const text = single(request, 'filter');
  if (text === undefined || text === '') return { first: limit, filter: PAID };
  const filters = conditionsIn(parseNql(text)).map((condition) => filterOf(condition, request.now));
  return { first: limit, filter: merged([PAID, ...filters]) };
}

/** How many events are asked for, and how that is printed: as it was sent, where it was a number. */
export function eventsLimit(request: RestRequest): { limit: number; printed: number | string } {
  const { limit } = parseList(request, { resource: 'members', orders: [], includes: [] });
  const text = single(request, 'limit');
  return { limit, printed: text !== undefined && String(limit) === text ? text : limit };
}

type Condition = Extract<Expression, { key: string }>;

/** The conditions of a filter, all of which hold: events know no other. */
function conditionsIn(expression: Expression): Condition[] {
  if ('key' in expression) return [expression];
  if ('or' in expression) throw new GhostError('BadRequestError', 'Cannot filter by alternatives');
  return expression.and.flatMap(conditionsIn);
}

function filterOf({ key, question }: Condition, now: Date): Filter {
  if (key === 'type') return { types: typesOf(question) };
  if (key === 'data.member_id') return { memberId: memberOf(question) };
  if (key === 'data.created_at') return { occurredAt: timeOf(question, now) };
  throw new GhostError('BadRequestError', `Cannot filter by ${key}`);
}

/** Kinds that the gateway has no events of are known, and match none. */
function typesOf(question: Question): NonNullable<Filter['types']> {
  if (question.is !== 'in' && question.is !== 'notIn') throw notSo('type');
  const types = (Object.keys(EVENT_TYPES) as Type[]).filter((type) => question.values.includes(EVENT_TYPES[type]));
  return question.is === 'in' ? { any: types } : { none: types };
}

function memberOf(question: Question): NonNullable<Filter['memberId']> {
  if (question.is !== 'in') throw notSo('data.member_id');
  return { in: question.values.flatMap((value) => readId('Member', String(value)) ?? []) };
}

function timeOf(question: Question, now: Date): NonNullable<Filter['occurredAt']> {
  const [operator, value] = comparison(question);
  const instant = readInstant(value, now);
  if (instant === undefined) throw notSo('data.created_at');
  return { [operator]: new Date(instant).toISOString() };
}

function comparison(question: Question): ['gt' | 'gte' | 'lt' | 'lte', Value] {
  if (question.is === 'gt' || question.is === 'gte' || question.is === 'lt' || question.is === 'lte')
    return [question.is, question.value];
  throw notSo('data.created_at');
}

function notSo(key: string): GhostError {
  return new GhostError('BadRequestError', `Cannot filter by ${key} in this way`);
}

/** One filter of all, which asks for what every one of them does. */
function merged(filters: readonly Filter[]): Filter {
  return filters.reduce((all, filter) => ({
    ...all,
    ...filter,
    ...pair(all.types, filter.types, (one, other) => ({ types: bothTypes(one, other) })),
    ...pair(all.memberId, filter.memberId, (one, other) => ({ memberId: bothMembers(one, other) })),
    ...pair(all.occurredAt, filter.occurredAt, (one, other) => ({ occurredAt: bothTimes(one, other) })),
  }));
}

function pair<T>(one: T, other: T, combine: (one: NonNullable<T>, other: NonNullable<T>) => Filter): Filter {
  return one && other ? combine(one, other) : {};
}

type Types = NonNullable<Filter['types']>;
type Members = NonNullable<Filter['memberId']>;
type Times = NonNullable<Filter['occurredAt']>;

function bothTypes(one: Types, other: Types): Types {
  const any = common(one.any, other.any);
  const none = [...new Set([...(one.none ?? []), ...(other.none ?? [])])];
  return { ...(any ? { any } : {}), ...(none.length > 0 ? { none } : {}) };
}

function bothMembers(one: Members, other: Members): Members {
  return { in: common(one.in, other.in) ?? [] };
}

/** What is in both lists; one that is not given allows everything. */
function common<T>(one?: readonly T[] | null, other?: readonly T[] | null): T[] | undefined {
  const given = one ?? other;
  if (!one || !other) return given ? [...given] : undefined;
  return one.filter((value) => other.includes(value));
}

/** The tightest limits: instants in their one form are ordered as their texts are. */
function bothTimes(one: Times, other: Times): Times {
  const tighter = { ...one, ...other };
  for (const operator of ['gt', 'gte'] as const)
    if (one[operator] && other[operator]) tighter[operator] = [one[operator], other[operator]].sort()[1];
  for (const operator of ['lt', 'lte'] as const)
    if (one[operator] && other[operator]) tighter[operator] = [one[operator], other[operator]].sort()[0];
  return tighter;
}
