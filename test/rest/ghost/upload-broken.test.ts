import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ghost } from '../../../src/rest/dialects/ghost';
import { recordsOf } from '../../../src/rest/dialects/ghost/upload/records';
import { makeOrganization, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';
import { type Answer, RestServer } from '../../support/rest';

const LABEL = '--xx\r\ncontent-disposition: form-data; name="labels"\r\n\r\nx\r\n';
const HEAD =
  '--xx\r\ncontent-disposition: form-data; name="membersfile"; filename="a.csv"\r\ncontent-type: text/csv\r\n\r\n';
const END = '\r\n--xx--\r\n';

let organization: TestOrganization;

beforeEach(async () => {
  organization = await makeOrganization(await testDatabase());
});

async function upload(payload: string | Buffer): Promise<Answer> {
  const rest = await RestServer.start(organization, { dialects: [ghost] });
  const headers = { 'content-type': 'multipart/form-data; boundary=xx' };
  const url = '/ghost/api/admin/members/upload/';
  return rest.send({ method: 'POST', url, token: rest.issue('ghost'), headers, payload });
}

const members = () => organization.database.prisma.member.count({ where: { organizationId: organization.id } });

it('takes nothing of a file that is not UTF-8', async () => {
  const content = Buffer.from('email,name\na@example.com,Ann\nj@example.com,J\u00e9r\u00f4me\n', 'latin1');
  const { status, json } = await upload(Buffer.concat([Buffer.from(HEAD), content, Buffer.from(END)]));
  expect([status, json.errors[0].message]).toEqual([422, expect.stringContaining('not UTF-8')]);
  expect(await members()).toBe(0);
});

it.each([LABEL, ''])('refuses an upload that ends in the middle, and leaves no file behind', async (before) => {
  // Other tests take uploads in at the same time.
  const [usual, own] = [process.env['TMPDIR'], mkdtempSync(join(tmpdir(), 'broken-upload-'))];
  process.env['TMPDIR'] = own;
  const { status, json } = await upload(`${before}${HEAD}email\na@example.com\n`);
  expect([status, json.errors[0].message]).toEqual([400, 'The upload is broken.']);
  const left = readdirSync(own);
  if (usual === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = usual;
  rmSync(own, { recursive: true });
  expect(left).toEqual([]);
  expect(await members()).toBe(0);
});

it('cuts the same records, however the text comes in pieces', async () => {
  const text = 'a,b\r\n"x\r\n""y""",z\n\n"q" r,"\r\n';
  const cut = async (length: number) => {
    const pieces = (async function* () {
      for (let at = 0; at < text.length; at += length) yield text.slice(at, at + length);
    })();
    const records = [];
    for await (const record of recordsOf(pieces)) records.push(record);
    return records;
  };
  const whole = await cut(text.length);
  expect(whole).toEqual([
    { line: 1, text: 'a,b' },
    { line: 2, text: '"x\r\n""y""",z' },
    { line: 5, text: '', problem: expect.stringContaining('nothing closes') },
  ]);
  for (let length = 1; length < text.length; length += 1) expect(await cut(length)).toEqual(whole);
});
