import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script, createContext } from 'node:vm';
import { makeMember } from '../../builders/member';
import { deliver, webhookScene } from '../../support/webhooks';

const GUIDE = readFileSync(join(__dirname, '../../../docs/webhooks.md'), 'utf8');

type IsGenuine = (...given: [secret: string, headers: object, body: string, now: number]) => boolean;

function codeOfGuide(): IsGenuine {
  const [, code = ''] = /```js\n([\s\S]*?)```/.exec(GUIDE) ?? [];
  const sandbox = createContext({ require, Buffer, Date });
  return new Script(`${code}\nisGenuine;`).runInContext(sandbox) as IsGenuine;
}

it('the code of the guide takes what the gateway sends, and nothing else', async () => {
  const { organization, receiver, endpoint } = await webhookScene();
  await makeMember(organization);
  await (await deliver(organization)).settled();
  const { headers, text } = receiver.received[0] ?? { headers: {}, text: '' };
  const isGenuine = codeOfGuide();
  const now = organization.clock.now().getTime();
  const secret = endpoint.secret ?? '';
  expect(isGenuine(secret, headers, text, now)).toBe(true);
  expect(isGenuine(secret, headers, `${text} `, now)).toBe(false);
  expect(isGenuine(`whsec_${Buffer.alloc(32).toString('base64')}`, headers, text, now)).toBe(false);
  expect(isGenuine(secret, { ...headers, 'webhook-id': 'another' }, text, now)).toBe(false);
  expect(isGenuine(secret, headers, text, now + 6 * 60_000)).toBe(false);
  expect(isGenuine(secret, {}, text, now)).toBe(false);
});
