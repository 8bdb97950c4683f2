import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { RequestContext } from '../../../src/context';
import { createOrganization } from '../../../src/modules/organizations/organization-setup.service';
import { issueCredential } from '../../../src/modules/credentials/credential.service';
import { startTestGateway } from '../../support/gateway';
import { type GoldenCase, type GoldenRequest, replay, type ReplayAnswer } from '../../support/replay';

const file = path.resolve(__dirname, '../../golden/audience.json');
const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: GoldenCase[] };

async function authorizations(context: RequestContext): Promise<Readonly<Record<string, string | undefined>>> {
  const token = async (role?: string) => (await issueCredential(context, { dialect: 'audience', role })).credential;
  const audience = await token();
  const { credential: allegro } = await issueCredential(context, { dialect: 'allegro' });
  const [head = '', claims = '', signature = ''] = audience.split('.');
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const decoded = JSON.parse(Buffer.from(claims, 'base64url').toString()) as object;
  const roles: Record<string, string> = {};
  const named = cases.map(({ auth }) => auth.split(':')).filter(([scheme, role]) => scheme === 'audience' && role);
  for (const [, role = ''] of named) roles[`audience:${role}`] ??= await token(role);
  const tokens: Record<string, string> = {
    audience,
    allegro,
    'audience-garbage': 'not-a-token',
    'audience-tampered': [head, encode({ ...decoded, roles: ['super_admin'] }), signature].join('.'),
    'audience-alg-none': `${encode({ alg: 'none', typ: 'JWT' })}.${claims}.`,
    'audience-with-allegro-token': allegro,
    ...roles,
  };
  return Object.fromEntries(Object.entries(tokens).map(([name, text]) => [name, `Bearer ${text}`]));
}

async function send(base: string, request: GoldenRequest, authorization?: string): Promise<ReplayAnswer> {
  const { method, path: address, query = {}, headers, body, rawbody } = request;
  const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
  const sent = rawbody ?? (body === undefined ? undefined : JSON.stringify(body));
  const answer = await fetch(`${base}${address}${search.size > 0 ? `?${search}` : ''}`, {
    method,
    headers: {
      ...(authorization ? { authorization } : {}),
      ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(sent === undefined ? {} : { body: sent }),
  });
  const text = await answer.text();
  const isJson = answer.headers.get('content-type')?.startsWith('application/json');
  return {
    status: answer.status,
    headers: Object.fromEntries(answer.headers),
    json: isJson && text ? JSON.parse(text) : undefined,
  };
}

test('the golden scenario gives the expected answers over HTTP, in a new organization', async () => {
  const gateway = await startTestGateway();
  const { context } = await createOrganization(gateway.parts, { slug: 'audience-golden', title: 'Audience Site' });
  const known = await authorizations(context);
  const { judged, problems } = await replay(cases, {
    send: (auth, request) => send(gateway.url, request, known[auth]),
    wait: () => undefined,
  });
  expect(problems).toEqual([]);
  expect(judged).toBe(69);
});
