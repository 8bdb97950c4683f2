import { badInput, Failure, Problems } from '../../../shared/failure';
import type { Parameters } from '../../parameters';
import type { RestRequest } from '../../route';
import type {
  CreateMemberVariables,
  ListMembersVariables,
  ReadMemberVariables,
  ReplaceMemberVariables,
  UpdateMemberVariables,
} from './operations.generated';
import { memberGlobalId } from './ids';
import { parseNumberedPage, toSlice } from './page';

const INCLUDES = ['entitlements', 'purchases'] as const;
const YES = ['true', '1'];
const NO = ['false', '0', ''];

/** What a list request asks for. */
export function listVariables({ query }: RestRequest): ListMembersVariables {
  const page = toSlice(parseNumberedPage(query));
  return { ...page, ...includes(query), filter: memberFilter(query), includeDeleted: flag(query, 'include_deleted') };
}

/** What a request for one member asks for. */
export function readVariables({ params, query }: RestRequest): ReadMemberVariables {
  const id = memberGlobalId(params['id'] ?? '');
  return { id, ...includes(query), includeDeleted: flag(query, 'include_deleted') };
}

/** A new member: the address is required. Keys that are not documented have no effect. */
export function createVariables({ body }: RestRequest): CreateMemberVariables {
  const { email, name, meta } = checkedFields(body, 'whole');
  return { input: { email, name: name ?? null, ...(meta ? { meta } : {}) } };
}

/** A full replacement: a name left out is emptied, meta left out stays. */
export function replaceVariables({ params, body }: RestRequest): ReplaceMemberVariables {
  const id = memberGlobalId(params['id'] ?? '');
  const { email = '', name, meta } = checkedFields(body, 'whole');
  return { input: { id, email, name: name ?? null, ...(meta ? { meta } : {}) } };
}

/** A partial change: what is left out stays, and keys of meta are merged. */
export function updateVariables({ params, body }: RestRequest): UpdateMemberVariables {
  const id = memberGlobalId(params['id'] ?? '');
  return { input: { id, ...checkedFields(body, 'partial') } };
}

/** Whether single resources go out without the data envelope. Never refuses: it is asked when the work is done. */
export function wantsBare({ query, viewer }: RestRequest): boolean {
  const [, wish] = query.entries().findLast(([name]) => name === 'bare') ?? [];
  return wish === undefined ? viewer.kind === 'key' && viewer.bare : YES.includes(wish.toLowerCase());
}

interface MemberFieldsGiven {
  email?: string;
  name?: string | null;
  meta?: Record<string, unknown>;
}

/** The documented fields of a member, each of its own JSON type; all that is wrong is said at once. */
function checkedFields(body: RestRequest['body'], extent: 'whole' | 'partial'): MemberFieldsGiven {
  const problems = new Problems();
  const given: MemberFieldsGiven = {};
  const { email, name, meta } = body;
  if (email === null || email === '' || (email === undefined && extent === 'whole'))
    problems.add('email', 'The email field is required.');
  else if (typeof email === 'string') given.email = email;
  else if (email !== undefined) problems.add('email', 'The email field must be a string.');
  if (typeof name === 'string' || name === null) given.name = name;
  else if (name !== undefined) problems.add('name', 'The name field must be a string.');
  if (isObject(meta)) given.meta = meta;
  else if (meta !== undefined) problems.add('meta', 'The meta field must be an object.');
  problems.throwIfAny();
  return given;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function memberFilter(query: Parameters): ListMembersVariables['filter'] {
  const email = query.text('email');
  const key = query.text('foreign_key[key]');
  const value = query.text('foreign_key[value]');
  const problems = new Problems();
  problems.check(key === undefined || value !== undefined, ...needed('value', 'key'));
  problems.check(value === undefined || key !== undefined, ...needed('key', 'value'));
  problems.throwIfAny();
  return {
    ...(email === undefined ? {} : { email: { eq: email } }),
    ...(key === undefined ? {} : { identities: { any: { key: { eq: key }, value: { eq: value } } } }),
  };
}

function needed(missing: string, given: string): [field: string, problem: string] {
  const field = `foreign_key.${missing}`;
  return [field, `The ${field} field is required when foreign_key.${given} is present.`];
}

function includes(query: Parameters): { withEntitlements: boolean; withPurchases: boolean } {
  const names = (query.text('include') ?? '').split(',').map((name) => name.trim());
  const requested = names.filter((name) => name !== '');
  const unknown = requested.filter((name) => !(INCLUDES as readonly string[]).includes(name));
  if (unknown.length > 0) {
    const message = `Unknown include: ${unknown.join(', ')}. Allowed: ${INCLUDES.join(', ')}.`;
    throw new Failure('BAD_USER_INPUT', message);
  }
  return { withEntitlements: requested.includes('entitlements'), withPurchases: requested.includes('purchases') };
}

function flag(query: Parameters, name: string): boolean {
  const text = query.text(name)?.toLowerCase();
  if (text === undefined || NO.includes(text)) return false;
  if (YES.includes(text)) return true;
  throw badInput(name, `The ${name} field must be true or false.`);
}
