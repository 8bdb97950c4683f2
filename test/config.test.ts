import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentSchema, readConfig } from '../src/config';

const secret = 'a secret that has at least thirty-two characters';

test('an empty environment gives the documented defaults', () => {
  expect(readConfig({})).toMatchObject({
    host: '127.0.0.1',
    port: 4000,
    dataDir: './.data',
    demo: true,
    introspection: 'on',
    webhookAllowPrivate: true,
    rateLimit: { points: 1000, seconds: 10 },
    websocket: {
      initTimeoutMs: 5000,
      keepaliveMs: 12_000,
      maxSubscriptions: 100,
      maxSockets: 10_000,
      maxMessageBytes: 65_536,
    },
    limits: { depth: 12, aliases: 30, directives: 20, tokens: 2000, pageSize: 200 },
    shutdownTimeoutMs: 10_000,
    maxBodyBytes: 1_048_576,
    jwt: undefined,
  });
});

test('a real database turns off what is for trying out', () => {
  const config = readConfig({ DATABASE_URL: 'postgresql://u:p@db/gateway' });
  expect(config).toMatchObject({ demo: false, introspection: 'authenticated', webhookAllowPrivate: false });
  expect(readConfig({ DATABASE_URL: 'postgres://db/x', DEMO: 'on' })).toMatchObject({
    demo: true,
    introspection: 'on',
  });
});

test('empty values count as absent, and blanks around a value do not count', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: ' ', HOST: ' 0.0.0.0 ' })).toMatchObject({
    port: 4000,
    host: '0.0.0.0',
    databaseUrl: undefined,
  });
});

test('the configuration cannot be changed afterwards', () => {
  const config = readConfig({});
  expect(() => Object.assign(config, { port: 1 })).toThrow();
  expect(() => Object.assign(config.limits, { depth: 1 })).toThrow();
});

test.each<[string, string]>([
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['PORT', '40O0'],
  ['HOST', 'a b'],
  ['DATABASE_URL', 'mysql://x'],
  ['DATABASE_URL', 'nonsense'],
  ['REDIS_URL', 'http://x'],
  ['SMTP_URL', 'http://mail.example.com'],
  ['SMTP_CONNECTIONS', '0'],
  ['MAIL_FROM', 'nobody'],
  ['VAPID_PUBLIC_KEY', 'short'],
  ['VAPID_SUBJECT', 'http://example.com'],
  ['PUBLIC_URL', 'https://x.example/path'],
  ['PUBLIC_URL', 'x.example'],
  ['DEMO', 'yes'],
  ['INTROSPECTION', 'maybe'],
  ['ALLOWED_ORIGINS', 'https://a.example, b.example'],
  ['ALLOWED_ORIGINS', '*'],
  ['RATE_LIMIT', '1000'],
  ['RATE_LIMIT', '0/10s'],
  ['LOG_LEVEL', 'loud'],
  ['WS_MAX_SUBSCRIPTIONS', '0'],
  ['SHUTDOWN_TIMEOUT_MS', '1e3'],
  ['WEBHOOK_ALLOW_PRIVATE', 'true'],
  ['MAX_PAGE_SIZE', '201'],
  ['JWT_SECRET', 'short'],
  ['STRIPE_WEBHOOK_SECRET', 'whsec_1,,whsec_2'],
  ['STRIPE_WEBHOOK_SECRET', 'whsec_1,secret'],
  ['JWT_ISSUER', 'audience-gateway'],
])('%s=%s is refused by name', (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name} .+\\.$`));
});

test.each<[string, Record<string, string>, RegExp]>([
  ['no audience', { JWT_ISSUER: 'i', JWT_SECRET: secret }, /^JWT_AUDIENCE/],
  ['no issuer', { JWT_AUDIENCE: 'a', JWT_SECRET: secret }, /^JWT_ISSUER/],
  ['no key', { JWT_ISSUER: 'i', JWT_AUDIENCE: 'a' }, /^JWT_ISSUER needs exactly one/],
  [
    'two keys',
    { JWT_ISSUER: 'i', JWT_AUDIENCE: 'a', JWT_SECRET: secret, JWT_JWKS_URL: 'https://x.example' },
    /exactly one/,
  ],
  ['no PEM', { JWT_ISSUER: 'i', JWT_AUDIENCE: 'a', JWT_PUBLIC_KEY: 'abc' }, /^JWT_PUBLIC_KEY/],
])('a further issuer with %s is refused', (_name, env, message) => {
  expect(() => readConfig(env)).toThrow(message);
});

test('a webhook secret for each endpoint of Stripe is taken', () => {
  const env = { STRIPE_SECRET_KEY: 'sk_test_1', STRIPE_WEBHOOK_SECRET: 'whsec_1, whsec_2' };
  expect(readConfig(env).stripe?.webhookSecrets).toEqual(['whsec_1', 'whsec_2']);
});

test('origins and the rate limit are taken apart', () => {
  expect(readConfig({ ALLOWED_ORIGINS: 'https://a.example/, http://localhost:3000' }).allowedOrigins).toEqual([
    'https://a.example',
    'http://localhost:3000',
  ]);
  expect(readConfig({ RATE_LIMIT: 'off' }).rateLimit).toBeUndefined();
  expect(readConfig({ RATE_LIMIT: '5/60s' }).rateLimit).toEqual({ points: 5, seconds: 60 });
});

test('the table in the documentation has exactly the variables that are read', () => {
  const table = readFileSync(join(__dirname, '../README.md'), 'utf8');
  const documented = [...table.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name);
  expect(documented.sort()).toEqual(Object.keys(environmentSchema.shape).sort());
});
