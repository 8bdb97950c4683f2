import { networkOf } from '../../src/shared/network';
import { startTestGateway } from '../support/gateway';

const ME = '{ __typename }';

test('a principal has one allowance, and is told about it', async () => {
  const gateway = await startTestGateway({ rateLimit: { points: 5, seconds: 60 } });
  const [one, other] = [await gateway.organization(), await gateway.organization()];
  const token = one.credentials.graphql;
  const first = await gateway.graphql(ME, { token });
  expect(Object.fromEntries(first.headers)).toMatchObject({
    'x-ratelimit-limit': '5',
    'x-ratelimit-remaining': '4',
    'ratelimit-policy': '"default";q=5;w=60',
    ratelimit: expect.stringMatching(/^"default";r=4;t=\d+$/),
  });
  // Addresses and the case of the path do not make another caller.
  for (let i = 0; i < 4; i += 1)
    expect((await gateway.graphql(ME, { token, headers: { 'x-forwarded-for': `10.0.0.${i}` } })).status).toBe(200);
  const refused = await gateway.graphql(ME, { token });
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(refused.body.errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
  expect((await gateway.graphql(ME, { token: other.credentials.graphql })).status).toBe(200);
});

test('S04 every root field counts, so that aliases are no way around it', async () => {
  const gateway = await startTestGateway({ rateLimit: { points: 30, seconds: 60 } });
  const { credentials } = await gateway.organization();
  const many = `{ ...F } fragment F on Query { ${Array.from({ length: 20 }, (_, i) => `a${i}: members { totalCount }`).join(' ')} }`;
  expect((await gateway.graphql(many, { token: credentials.graphql })).status).toBe(200);
  const refused = await gateway.graphql(many, { token: credentials.graphql });
  expect(refused.status).toBe(429);
  expect(refused.body.errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
});

test('nobody is counted by address', async () => {
  const gateway = await startTestGateway({ rateLimit: { points: 2, seconds: 60 } });
  const statuses = [];
  for (let i = 0; i < 3; i += 1) statuses.push((await gateway.graphql(ME)).status);
  expect(statuses).toEqual([200, 200, 429]);
});

test('S58 addresses of one network are one caller', () => {
  expect(networkOf('::ffff:10.0.0.1')).toBe('10.0.0.1');
  expect(networkOf('10.0.0.1')).toBe('10.0.0.1');
  expect(networkOf('2001:db8:1:2:aaaa::1')).toBe('2001:db8:1:2::/64');
  expect(networkOf('2001:0DB8:0001:0002:ffff:ffff:ffff:ffff')).toBe('2001:db8:1:2::/64');
  expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0::/64');
  expect(networkOf('::1')).toBe('0:0:0:0::/64');
  expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
});
