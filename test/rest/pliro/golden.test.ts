import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createOrganization } from '../../../src/modules/organizations/organization-setup.service';
import { issueCredential } from '../../../src/modules/credentials/credential.service';
import { startTestGateway } from '../../support/gateway';
import { type GoldenCase, type GoldenRequest, replay, type ReplayAnswer } from '../../support/replay';

const file = path.resolve(__dirname, '../../golden/pliro.json');
const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: GoldenCase[] };

function basic(userName: string, password = ''): string {
  return `Basic ${Buffer.from(`${userName}:${password}`).toString('base64')}`;
}

function authorizations(key: string): Readonly<Record<string, string | undefined>> {
  return {
    none: undefined,
    pliro: basic(key),
    'pliro-unknown-key': basic('not-a-key'),
    'pliro-empty-key': basic(''),
    'pliro-as-bearer': `Bearer ${key}`,
    'pliro-key-as-password': basic('', key),
    'pliro-not-base64': 'Basic !!!',
  };
}

function bodyOf({ body, form, rawbody }: GoldenRequest): { body?: string; type?: string } {
  if (rawbody !== undefined) return { body: rawbody };
  if (form) return { body: new URLSearchParams(form).toString(), type: 'application/x-www-form-urlencoded' };
  return body === undefined ? {} : { body: JSON.stringify(body), type: 'application/json' };
}

async function send(base: string, request: GoldenRequest, authorization?: string): Promise<ReplayAnswer> {
  const { method, path: address, query = {}, headers } = request;
  const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
  const { body, type } = bodyOf(request);
  const answer = await fetch(`${base}${address}${search.size > 0 ? `?${search}` : ''}`, {
    method,
    headers: { ...(authorization ? { authorization } : {}), ...(type ? { 'content-type': type } : {}), ...headers },
    ...(body === undefined ? {} : { body }),
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
  const { context } = await createOrganization(gateway.parts, { slug: 'pliro-golden', title: 'Pliro Site' });
  const { credential } = await issueCredential(context, { dialect: 'pliro' });
  const known = authorizations(credential);
  const { judged, problems } = await replay(cases, {
    send: (auth, request) => send(gateway.url, request, known[auth]),
    wait: () => undefined,
  });
  expect(problems).toEqual([]);
  expect(judged).toBe(50);
});
