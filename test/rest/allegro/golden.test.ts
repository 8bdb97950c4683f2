import { readFileSync } from 'node:fs';
import path from 'node:path';
import { makeOrganization, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';
import { makeEntitledMember } from '../../support/member-money';
import { type GoldenCase, type GoldenRequest, replay } from '../../support/replay';
import { RestServer } from '../../support/rest';

const file = path.resolve(__dirname, '../../golden/allegro.json');
const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: GoldenCase[] };

let organization: TestOrganization;
let rest: RestServer;

beforeEach(async () => {
  organization = await makeOrganization(await testDatabase());
  rest = await RestServer.start(organization);
});

function play(steps: readonly GoldenCase[]) {
  const tokens = credentials();
  return replay(steps, {
    send: (auth, request) => rest.send({ ...toInject(request), headers: headersOf(request, tokens[auth]) }),
    wait: (milliseconds) => organization.clock.advance(milliseconds),
  });
}

function credentials(): Record<string, string | undefined> {
  const token = rest.issue('allegro');
  return {
    none: undefined,
    allegro: `Bearer ${token}`,
    'allegro-as-basic': `Basic ${Buffer.from(`${token}:`).toString('base64')}`,
    'allegro-with-pliro-key': `Bearer ${rest.issue('pliro')}`,
  };
}

function toInject({ method, path: url, query, rawquery, body, rawbody }: GoldenRequest) {
  const search =
    rawquery ?? new URLSearchParams(Object.entries(query ?? {}).map(([k, v]) => [k, String(v)])).toString();
  const payload = rawbody ?? (body === undefined ? undefined : JSON.stringify(body));
  return {
    method: method as 'GET',
    url: search ? `${url}?${search}` : url,
    ...(payload === undefined ? {} : { payload }),
  };
}

function headersOf({ body, rawbody }: GoldenRequest, authorization: string | undefined): Record<string, string> {
  const sends = body !== undefined || rawbody !== undefined;
  return { ...(authorization ? { authorization } : {}), ...(sends ? { 'content-type': 'application/json' } : {}) };
}

test('the golden scenario gives the expected answers', async () => {
  const steps = cases.filter((step) => !step.needs);
  const { judged, problems } = await play(steps);
  expect(problems).toEqual([]);
  expect(judged).toBeGreaterThan(50);
});

test('the golden cases that need entitlements and purchases give the expected answers', async () => {
  await makeEntitledMember(organization);
  const steps = cases.filter((step) => step.needs);
  const { judged, problems } = await play(steps);
  expect(problems).toEqual([]);
  expect(judged).toBeGreaterThan(0);
});

test('a wrong answer is noticed', async () => {
  const { problems } = await play([
    {
      id: 'wrong',
      auth: 'allegro',
      req: { method: 'GET', path: '/api/v1/audience-members' },
      expect: { body: { a: 1 } },
    },
  ]);
  expect(problems).toHaveLength(1);
});
