import { ghost } from '../../src/rest/dialects/ghost';
import { ReadSite } from '../../src/rest/dialects/ghost/operations.generated';
import { CreateCustomer } from '../../src/rest/dialects/pliro/operations.generated';
import { DIALECTS } from '../../src/rest/dialects';
import { stream, type StreamRow } from '../../src/rest/stream';
import { Failure } from '../../src/shared/failure';
import { makeOrganization, type TestOrganization } from '../support/context';
import { testDatabase } from '../support/database';
import { MADE_UP } from '../support/made-up';
import { RestServer } from '../support/rest';

const UPLOAD = '/admin/members/upload/';

let organization: TestOrganization;

beforeAll(async () => {
  organization = await makeOrganization(await testDatabase());
});

/** Every row that is more than one prepared document. One more needs a reason that no better graph could take away. */
const STREAMING: readonly string[] = ['ghost GET /members/upload/', 'ghost POST /members/upload/'];

test('only what is too large to be held reads or writes bit by bit', () => {
  const streaming = DIALECTS.flatMap(({ name, routes }) =>
    routes.filter((route) => 'stream' in route).map(({ endpoint }) => `${name} ${endpoint}`),
  );
  expect(STREAMING).toEqual(expect.arrayContaining(streaming));
});

async function serverWith(answer: StreamRow['answer'], changes: Partial<StreamRow> = {}) {
  const row = stream({
    endpoint: 'GET /members/upload/',
    operations: [ReadSite],
    documentation: MADE_UP,
    maxUploadBytes: 1000,
    answer,
    ...changes,
  });
  const rest = await RestServer.start(organization, { dialects: [{ ...ghost, routes: [row] }] });
  return { rest, token: rest.issue('ghost') };
}

async function* pieces(...texts: string[]) {
  for (const text of texts) yield await Promise.resolve(text);
}

describe('an answer that is written as it comes', () => {
  const headers = { 'content-type': 'text/csv; charset=utf-8' };

  test('has its status, its headers and all its pieces', async () => {
    const { rest, token } = await serverWith(async (_request, run) => {
      const { organization: site } = await run(ReadSite, {});
      return { headers, text: pieces('a,', site.title, '\r\n') };
    });
    const answer = await rest.send({ url: UPLOAD, token });
    expect([answer.status, answer.text]).toEqual([200, `a,${await serverTitle()}\r\n`]);
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(answer.headers['content-version']).toBe('v6.65');
  });

  test('may be empty', async () => {
    const { rest, token } = await serverWith(() => Promise.resolve({ headers, text: pieces() }));
    expect(await rest.send({ url: UPLOAD, token })).toMatchObject({ status: 200, text: '' });
  });

  test('is refused in the form of the dialect when it fails before the first piece', async () => {
    async function* failing() {
      await Promise.reject(new Failure('NOT_FOUND', 'Nothing here.'));
      yield '';
    }
    const { rest, token } = await serverWith(() => Promise.resolve({ headers, text: failing() }));
    const { status, json } = await rest.send({ url: UPLOAD, token });
    expect([status, json.errors[0].message]).toEqual([404, 'Nothing here.']);
  });

  test('is cut off when it fails later', async () => {
    async function* failing() {
      yield 'a';
      await Promise.reject(new Error('broken'));
    }
    const { rest, token } = await serverWith(() => Promise.resolve({ headers, text: failing() }));
    await expect(rest.send({ url: UPLOAD, token })).rejects.toThrow();
  });
});

async function serverTitle(): Promise<string> {
  const found = await organization.database.prisma.organization.findUniqueOrThrow({ where: { id: organization.id } });
  return found.title;
}

const POST = { endpoint: 'POST /members/upload/' } as const;

describe('an upload', () => {
  const part = (name: string, content: string, fileName?: string) =>
    `--x\r\nContent-Disposition: form-data; name="${name}"${fileName ? `; filename="${fileName}"\r\nContent-Type: text/csv` : ''}\r\n\r\n${content}\r\n`;
  const body = (...parts: string[]) => `${parts.join('')}--x--\r\n`;

  async function upload(payload: string, headers: Record<string, string> = {}) {
    const { rest, token } = await serverWith(async ({ upload: parts }) => {
      if (!parts) return { body: 'none' };
      const seen: unknown[] = [];
      for await (const one of parts) {
        if (one.kind === 'field') seen.push([one.name, one.value]);
        else if (one.name === 'ignored') continue;
        else {
          let text = '';
          for await (const piece of one.content) text += String(piece);
          seen.push([one.name, one.fileName, one.type, text]);
        }
      }
      return { status: 201, body: seen };
    }, POST);
    const type = { 'content-type': 'multipart/form-data; boundary=x', ...headers };
    return rest.send({ method: 'POST', url: UPLOAD, headers: type, payload, token });
  }

  test('is read part by part, fields before and behind the file', async () => {
    const sent = body(
      part('labels', 'a'),
      part('membersfile', 'email\r\na@b.c', 'm.csv'),
      part('mapping[email]', 'email'),
    );
    const { status, json } = await upload(sent);
    expect([status, json]).toEqual([
      201,
      [
        ['labels', 'a'],
        ['membersfile', 'm.csv', 'text/csv', 'email\r\na@b.c'],
        ['mapping[email]', 'email'],
      ],
    ]);
  });

  test('need not be read to its end', async () => {
    const { json } = await upload(body(part('ignored', 'x'.repeat(900), 'm.csv'), part('labels', 'a')));
    expect(json).toEqual([['labels', 'a']]);
  });

  test.each([
    ['a file that is too large', body(part('membersfile', 'x'.repeat(2000), 'm.csv')), 413],
    ['a second file', body(part('one', 'x', 'a.csv'), part('two', 'x', 'b.csv')), 413],
    ['an upload that breaks off', part('membersfile', 'x', 'm.csv').slice(0, -10), 400],
    ['what is no upload', 'hello', 400],
  ])('%s is refused in the form of the dialect', async (_name, sent, status) => {
    const answer = await upload(sent);
    expect([answer.status, Object.keys(answer.json.errors[0]).length]).toEqual([status, 9]);
  });

  test('may be larger than other bodies', async () => {
    const { rest, token } = await serverWith(
      async ({ upload: parts }) => {
        let size = 0;
        for await (const one of parts ?? [])
          if (one.kind === 'file') for await (const piece of one.content) size += String(piece).length;
        return { body: size };
      },
      { ...POST, maxUploadBytes: 1_000_000 },
    );
    const payload = body(part('membersfile', 'x'.repeat(500_000), 'm.csv'));
    const headers = { 'content-type': 'multipart/form-data; boundary=x' };
    expect((await rest.send({ method: 'POST', url: UPLOAD, headers, payload, token })).json).toBe(500_000);
  });

  test('cannot be sent under an idempotency key when it changes something', async () => {
    const changes = { ...POST, operations: [CreateCustomer] };
    const { rest, token } = await serverWith(() => Promise.resolve({ body: 'done' }), changes);
    const [url, method] = [UPLOAD, 'POST'] as const;
    const keyed = await rest.send({ method, url, headers: { 'idempotency-key': 'a' }, token });
    expect([keyed.status, keyed.json.errors?.[0].property]).toEqual([422, 'idempotency_key']);
    expect((await rest.send({ method, url, token })).json).toBe('done');
  });

  test('without a boundary is refused', async () => {
    expect((await upload('hello', { 'content-type': 'multipart/form-data' })).status).toBe(400);
  });

  test('is none when there is a body of another kind', async () => {
    expect((await upload('{}', { 'content-type': 'application/json' })).json).toBe('none');
  });
});
