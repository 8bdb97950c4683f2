import { allegro } from '../../../src/rest/dialects/allegro';
import { Conformance, type GivenAnswer } from '../../support/conformance';

const conformance = new Conformance([allegro]);

const MEMBER = {
  id: '019c8f6e-5d80-7b1c-8f3a-2f9d0c4b7a61',
  name: null,
  email: 'jane@example.com',
  email_verified: false,
  meta: { anything: [1] },
  created_at: '2026-03-01T12:00:00Z',
  updated_at: '2026-03-01T12:00:00Z',
};

function problems(changes: Partial<GivenAnswer> & { readonly json?: unknown }): string[] {
  const { json = { data: MEMBER }, ...rest } = changes;
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  return conformance.problemsOf({
    ...{ operation: 'allegro GET /:id', status: 200, headers, body: JSON.stringify(json) },
    ...rest,
  });
}

test('what is as documented passes', () => {
  expect(problems({})).toEqual([]);
  expect(problems({ json: MEMBER })).toEqual([]);
  expect(problems({ json: { data: { ...MEMBER, entitlements: [] } } })).toEqual([]);
  expect(problems({ status: 404, json: { message: 'Member not found.' } })).toEqual([]);
  expect(problems({ operation: 'allegro DELETE /:id', status: 204, headers: {}, body: null })).toEqual([]);
});

test.each([
  ['a status', { status: 418 }, 'the status is not documented'],
  ['a content type', { headers: { 'content-type': 'text/html' } }, 'the content type text/html is not documented'],
  ['no content type', { headers: {} }, 'the content type that is missing is not documented'],
  ['a key more', { json: { data: { ...MEMBER, secret: 1 } } }, '"additionalProperty":"secret"'],
  ['a key less', { json: { data: { ...MEMBER, email: undefined } } }, '"missingProperty":"email"'],
  ['another type', { json: { data: { ...MEMBER, email_verified: 'no' } } }, '/data/email_verified must be boolean'],
  ['another form', { json: { data: { ...MEMBER, created_at: 'today' } } }, 'must match format "date-time"'],
  ['no JSON', { body: 'Oops' }, 'the body is no JSON'],
  ['a body', { operation: 'allegro DELETE /:id', status: 204 }, 'there is a body where none is documented'],
  ['an error of another dialect', { status: 404, json: { error: { code: 'x', message: 'y' } } }, '"message"'],
])('%s that is not documented is a problem', (_what, changes, said) => {
  expect(problems(changes).join('\n')).toContain(said);
});

test('rows that only a test knows are not looked at', () => {
  expect(problems({ operation: 'allegro GET /made-up', status: 418 })).toEqual([]);
});
