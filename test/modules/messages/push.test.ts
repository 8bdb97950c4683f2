import { createECDH, randomBytes } from 'node:crypto';
import { toGlobalId } from '../../../src/schema/global-id';
import { makeCampaign } from '../../builders/campaign';
import { makeMember } from '../../builders/member';
import { contextFor, makeOrganization, query, refusal, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';
import { itGuards, itHidesOtherOrganizations } from '../../support/guards';
import { sendMessages } from '../../support/messages';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const ADD = `mutation ($input: PushSubscriptionAddInput!) {
  pushSubscriptionAdd(input: $input) { member { id pushDevices { service } } } }`;
const REMOVE = `mutation ($input: PushSubscriptionRemoveInput!) {
  pushSubscriptionRemove(input: $input) { removed member { pushDevices { service } } } }`;

interface Pushed {
  readonly path: string;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly bytes: number;
}

let organization: TestOrganization;
let service: Server;
let base: string;
let pushed: Pushed[];
let statusOf: (path: string) => number;

beforeEach(async () => {
  organization = await makeOrganization(await testDatabase());
  pushed = [];
  statusOf = () => 201;
  service = createServer((request, response) => {
    let bytes = 0;
    request.on('data', (chunk: Buffer) => (bytes += chunk.length));
    request.on('end', () => {
      pushed.push({ path: request.url ?? '', headers: request.headers, bytes });
      response.writeHead(statusOf(request.url ?? '')).end();
    });
  });
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
});

afterEach(() => {
  service.closeAllConnections();
  service.close();
});

/** The keys of a browser. */
function browserKeys() {
  const curve = createECDH('prime256v1');
  return { p256dh: curve.generateKeys('base64url'), auth: randomBytes(16).toString('base64url') };
}

async function addDevice(memberId: string, path: string) {
  const input = { memberId: toGlobalId('Member', memberId), endpoint: `${base}${path}`, ...browserKeys() };
  await query(contextFor({ organization }), ADD, { input });
  return input;
}

async function send() {
  const campaign = await makeCampaign(organization, { channels: ['PUSH'], sendNow: true });
  const dispatcher = await sendMessages(organization);
  await dispatcher.settled();
  const messages = await organization.database.prisma.message.findMany({ where: { mailingId: campaign.id } });
  return { campaign, messages };
}

const input = {
  memberId: toGlobalId('Member', '00000000-0000-0000-0000-000000000001'),
  endpoint: 'https://push.example',
};
itGuards([
  { name: 'pushSubscriptionAdd', scope: 'members:write', input: { ...input, p256dh: 'x', auth: 'y' } },
  { name: 'pushSubscriptionRemove', scope: 'members:write', input },
]);
itHidesOtherOrganizations([
  {
    ...{ name: 'pushSubscriptionAdd', scope: 'members:write', type: 'Member', field: 'memberId' },
    input: { endpoint: 'https://push.example', p256dh: 'x', auth: 'y' },
    make: (other) => makeMember(other),
  },
]);

describe('pushes', () => {
  it('reach every browser of a member, encrypted and signed, and make one message', async () => {
    const member = await makeMember(organization);
    await addDevice(member.id, '/one');
    await addDevice(member.id, '/two');
    await makeMember(organization);
    const { messages } = await send();
    expect(pushed.map(({ path }) => path).sort()).toEqual(['/one', '/two']);
    const [first] = pushed;
    expect(first?.headers['content-encoding']).toBe('aes128gcm');
    expect(first?.headers['authorization']).toMatch(/^vapid t=/);
    expect(first?.bytes).toBeGreaterThan(100);
    const statuses = messages.map(({ status, skipReason, transport }) => [status, skipReason, transport]);
    expect(statuses.sort()).toEqual(
      [
        ['SENT', null, 'WEB_PUSH'],
        ['SKIPPED', 'NO_DEVICE', null],
      ].sort(),
    );
  });

  it('forget browsers that are gone', async () => {
    const member = await makeMember(organization);
    await addDevice(member.id, '/gone');
    statusOf = () => 410;
    const { messages } = await send();
    expect(messages).toMatchObject([{ status: 'SKIPPED', skipReason: 'NO_DEVICE' }]);
    const where = { organizationId: organization.id };
    expect(await organization.database.prisma.pushSubscription.count({ where })).toBe(0);
    const event = await organization.database.prisma.event.findFirstOrThrow({
      where: { ...where, type: 'push_subscription.deleted' },
    });
    expect(JSON.stringify(event.data)).not.toContain('/gone');
  });

  it.each([
    [503, 'PENDING'],
    [429, 'PENDING'],
    [400, 'FAILED'],
  ])('that are answered by %i are %s', async (status, expected) => {
    const member = await makeMember(organization);
    await addDevice(member.id, '/one');
    statusOf = () => status;
    expect((await send()).messages).toMatchObject([{ status: expected }]);
  });

  it('go to one member of a browser, and to none once it is removed', async () => {
    const [one, other] = [await makeMember(organization), await makeMember(organization)];
    const device = await addDevice(one.id, '/shared');
    await addDevice(other.id, '/shared');
    const remove = (memberId: string) =>
      query(contextFor({ organization }), REMOVE, {
        input: { memberId: toGlobalId('Member', memberId), endpoint: device.endpoint },
      });
    expect(await remove(one.id)).toMatchObject({ pushSubscriptionRemove: { removed: false } });
    expect(await remove(other.id)).toEqual({ pushSubscriptionRemove: { removed: true, member: { pushDevices: [] } } });
    expect(await remove(other.id)).toMatchObject({ pushSubscriptionRemove: { removed: false } });
  });

  it('are forgotten with an erased member', async () => {
    const member = await makeMember(organization);
    await addDevice(member.id, '/one');
    statusOf = () => 400;
    const { campaign } = await send();
    const document = 'mutation ($input: MemberEraseInput!) { memberErase(input: $input) { clientMutationId } }';
    await query(contextFor({ organization }), document, { input: { id: toGlobalId('Member', member.id) } });
    const { prisma } = organization.database;
    expect(await prisma.pushSubscription.count({ where: { organizationId: organization.id } })).toBe(0);
    expect(await prisma.message.findFirst({ where: { mailingId: campaign.id } })).toMatchObject({ error: null });
  });

  it.each([
    ['endpoint', { endpoint: 'ftp://push.example' }],
    ['endpoint', { endpoint: 'https://metadata.google.internal/x' }],
    ['p256dh', { p256dh: 'short' }],
    ['auth', { auth: '!!' }],
  ])('refuse a bad %s', async (_field, change) => {
    const member = await makeMember(organization);
    const good = { memberId: toGlobalId('Member', member.id), endpoint: 'https://push.example/x', ...browserKeys() };
    expect(await refusal(contextFor({ organization }), ADD, { input: { ...good, ...change } })).toBe('BAD_USER_INPUT');
  });
});

test('the public key is the same every time', async () => {
  const read = () => query<{ pushPublicKey: string }>(contextFor({ organization }), '{ pushPublicKey }');
  const { pushPublicKey: key } = await read();
  expect(Buffer.from(key, 'base64url')).toHaveLength(65);
  expect(await read()).toEqual({ pushPublicKey: key });
});
