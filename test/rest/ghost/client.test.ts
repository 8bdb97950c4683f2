import GhostAdminAPI from '@tryghost/admin-api';
import { startTestGateway, type TestGateway, type TestOrganization } from '../../support/gateway';

let gateway: TestGateway;
let organization: TestOrganization;

beforeAll(async () => {
  gateway = await startTestGateway();
  organization = await gateway.organization();
  // The client says on the console that forms of the version are deprecated.
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
});

const client = (version: string, key = organization.credentials.ghost) =>
  new GhostAdminAPI({ url: gateway.url, version, key });

test.each(['v6.0', 'v5.0', 'v4.0', 'v3', 'v2', 'canary'])(
  'the real client of version %s reads the site',
  async (version) => {
    await expect(client(version).site.read()).resolves.toMatchObject({
      title: 'Test',
      url: `${gateway.url}/`,
      version: '6.65',
    });
  },
);

test('the real client sees what is wrong with its key', async () => {
  const [id = ''] = organization.credentials.ghost.split(':');
  await expect(client('v6.0', `${id}:${'0'.repeat(64)}`).site.read()).rejects.toMatchObject({
    name: 'UnauthorizedError',
    message: 'Invalid token: invalid signature',
    code: 'INVALID_JWT',
    ghostErrorCode: null,
  });
  await expect(client('v6.0', `${'a'.repeat(24)}:${'0'.repeat(64)}`).site.read()).rejects.toMatchObject({
    code: 'UNKNOWN_ADMIN_API_KEY',
  });
});
