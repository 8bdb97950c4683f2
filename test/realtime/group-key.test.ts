import { buildSchema, parse } from 'graphql';
import { ANONYMOUS, type Viewer } from '../../src/auth/viewer';
import type { PreparedOperation } from '../../src/graphql/execute';
import { groupKey } from '../../src/realtime/group-key';

const schema = buildSchema('type Query { a: Int }');
const LIVE =
  'subscription ($since: String, $memberId: ID) { memberChanged(since: $since, memberId: $memberId) { cursor } }';
const CALLER = {
  kind: 'key',
  organizationId: 'o1',
  creatorId: null,
  scopes: new Set(['members:read', 'catalog:read']),
  principal: 'key:1',
  credentialId: 'k1',
  dialect: 'graphql',
  name: 'one',
  expiresAt: null,
} as unknown as Viewer;

function key(query: string, given: Partial<PreparedOperation> = {}, viewer: object = {}): string {
  const context = { viewer: { ...CALLER, ...viewer } } as PreparedOperation['context'];
  return groupKey(query, { schema, document: parse(query), context, ...given });
}

describe('the key of equal subscriptions', () => {
  it.each([
    ['callers who may see the same', LIVE, {}, { principal: 'key:2', credentialId: 'k2', name: 'two', expiresAt: 1 }],
    ['scopes in another order', LIVE, {}, { scopes: new Set(['catalog:read', 'members:read']) }],
    ['another beginning', LIVE, { variables: { since: 'x' } }, {}],
    ['no variables at all', LIVE, { variables: null }, {}],
  ])('is the same for %s', (...[, query, given, viewer]) => {
    expect(key(query, given, viewer)).toBe(key(LIVE, { variables: { since: 'y' } }));
  });

  it('does not depend on the order of variables', () => {
    const [a, b] = [
      { x: 1, memberId: 'm' },
      { memberId: 'm', x: 1 },
    ];
    expect(key(LIVE, { variables: a })).toBe(key(LIVE, { variables: b }));
  });

  it.each([
    ['document', `${LIVE} `, {}, {}],
    ['variable', LIVE, { variables: { memberId: 'm' } }, {}],
    ['operation', LIVE, { operationName: 'Other' }, {}],
    ['organization', LIVE, {}, { organizationId: 'o2' }],
    ['creator', LIVE, {}, { creatorId: 'c1' }],
    ['set of scopes', LIVE, {}, { scopes: new Set(['members:read']) }],
    ['kind of caller', LIVE, {}, { kind: 'staff', roles: [] }],
    ['front', LIVE, {}, { dialect: 'ghost' }],
  ])('differs with another %s', (...[, query, given, viewer]) => {
    expect(key(query, given, viewer)).not.toBe(key(LIVE));
  });

  it.each([
    'subscription ($since: String) { memberChanged(since: $since) { member { note(text: $since) } } }',
    'subscription ($since: String) { memberChanged(since: $since) { member { events(since: $since) { id } } } }',
    'subscription ($since: String) { memberChanged(memberId: $since) { cursor } }',
    'subscription ($since: String) { ...F } fragment F on Subscription { memberChanged(since: $since) { cursor } }',
  ])('counts a beginning that is used for more: %s', (query) => {
    expect(key(query, { variables: { since: 'x' } })).not.toBe(key(query, { variables: { since: 'y' } }));
  });

  it('keeps those apart whom nobody knows', () => {
    const context = { viewer: ANONYMOUS } as PreparedOperation['context'];
    expect(groupKey(LIVE, { schema, document: parse(LIVE), context })).not.toBe(key(LIVE));
  });
});
