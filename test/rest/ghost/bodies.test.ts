import { ghost } from '../../../src/rest/dialects/ghost';
import { ReadSite } from '../../../src/rest/dialects/ghost/operations.generated';
import { route } from '../../../src/rest/route';
import { makeOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';
import { MADE_UP } from '../../support/made-up';
import { RestServer } from '../../support/rest';

let rest: RestServer;
let token: string;

beforeAll(async () => {
  const echo = route({
    endpoint: 'POST /members/',
    operation: ReadSite,
    documentation: MADE_UP,
    variables: () => ({}),
    reply: (_data, { body }) => ({ body: { body } }),
  });
  rest = await RestServer.start(await makeOrganization(await testDatabase()), {
    dialects: [{ ...ghost, routes: [echo] }],
  });
  token = rest.issue('ghost');
});

function post(type: string | undefined, payload: string | Buffer, url = '/ghost/api/admin/members/') {
  const headers = type === undefined ? {} : { 'content-type': type };
  return rest.send({ method: 'POST', url, headers, payload, token });
}

const FORM = 'application/x-www-form-urlencoded';

test('a write needs no slash at its end', async () => {
  const { status, json } = await post('application/json', '{"a":1}', '/ghost/api/admin/members');
  expect([status, json]).toEqual([200, { body: { a: 1 } }]);
});

test.each<[string, unknown]>([
  ['members[0][email]=form%40example.com', { members: [{ email: 'form@example.com' }] }],
  ['members%5B0%5D%5Bemail%5D=a', { members: [{ email: 'a' }] }],
  ['members[0][labels][]=a&members[0][labels][]=b', { members: [{ labels: ['a', 'b'] }] }],
  ['members[0][labels][0][name]=a&members[1][x]=', { members: [{ labels: [{ name: 'a' }] }, { x: '' }] }],
  ['a=1&b[c]=2', { a: '1', b: { c: '2' } }],
  ['a[b=1&]=2', { 'a[b': '1', ']': '2' }],
  ['a[x]=1&a[]=2', { a: { x: '1', 1: '2' } }],
  ['', {}],
])('the form "%s" leads into lists and objects', async (form, body) => {
  expect((await post(FORM, form)).json).toEqual({ body });
});

test('no name of a form reaches a prototype', async () => {
  const { json, text } = await post(FORM, 'a[__proto__][x]=1&__proto__[y]=2&constructor[prototype][z]=3');
  expect(({} as Record<string, unknown>)['x'] ?? ({} as Record<string, unknown>)['y']).toBeUndefined();
  expect(text).toContain('"__proto__":{"y":"2"}');
  expect(json.body.constructor.prototype).toEqual({ z: '3' });
});

test('a form that is nested too deeply is refused', async () => {
  const { status, json } = await post(FORM, `a${'[b]'.repeat(10)}=1`);
  expect([status, json.errors[0].type]).toEqual([400, 'BadRequestError']);
});

test.each(['text/plain', 'application/xml', 'multipart/form-data; boundary=x', undefined])(
  'a body of the type %s is none',
  async (type) => {
    expect((await post(type, '{"members":[{"email":"t@example.com"}]}')).json).toEqual({ body: {} });
  },
);

test('JSON that is none is refused as Ghost refuses it, with the words of the parser', async () => {
  const { status, json } = await post('application/json', '{"members":[{');
  expect([status, json.errors]).toEqual([
    400,
    [
      expect.objectContaining({
        message: 'An unexpected error occurred, please try again.',
        context: expect.stringMatching(/JSON/),
        type: 'InternalServerError',
        code: 'UNEXPECTED_ERROR',
        property: null,
      }),
    ],
  ]);
});

test.each(['[]', '"a"', 'null', '7', '{"__proto__":{}}'])('the JSON %s is refused', async (payload) => {
  const { status, json } = await post('application/json', payload);
  expect([status, Object.keys(json.errors[0]).length]).toEqual([400, 9]);
});

test.each(['application/json', 'text/plain', FORM])('a body of %s that is too large is refused', async (type) => {
  const { status, json } = await post(type, 'x'.repeat(200_000));
  expect([status, json.errors[0].type]).toEqual([413, 'RequestEntityTooLargeError']);
});

test('a body that is not UTF-8 is refused', async () => {
  expect((await post('application/json', Buffer.from([0xff, 0xfe]))).status).toBe(400);
});
