import { createPublicKey } from 'node:crypto';
import { z } from 'zod';
import { reachableOrigin } from './shared/http-origin';
import { type Messaging, messagingVariables, toMessaging } from './shared/messaging';
import { MAX_PAGE_SIZE } from './shared/page';
import { type StripeSettings, stripeVariables, toStripeSettings } from './shared/stripe-settings';

/** What one GraphQL operation of a caller may ask for. The gateway's own prepared documents are exempt. */
export interface Limits {
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  readonly tokens: number;
  readonly cost: number;
  readonly pageSize: number;
}

/** A further issuer whose tokens are trusted, and the one way its signatures are verified. */
export interface TrustedIssuer {
  readonly issuer: string;
  readonly audience: string;
  readonly key:
    | { readonly kind: 'secret'; readonly secret: string }
    | { readonly kind: 'pem'; readonly pem: string }
    | { readonly kind: 'jwks'; readonly url: string };
}

/** What the environment says, checked and complete. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  readonly databasePoolSize: number;
  readonly redisUrl: string | undefined;
  readonly publicUrl: string | undefined;
  readonly demo: boolean;
  readonly jwt: TrustedIssuer | undefined;
  /** Browsers' origins beside the own ones. */
  readonly allowedOrigins: readonly string[];
  readonly introspection: 'on' | 'authenticated' | 'off';
  readonly websocket: {
    readonly initTimeoutMs: number;
    readonly keepaliveMs: number;
    readonly maxSubscriptions: number;
    readonly maxSockets: number;
    readonly maxMessageBytes: number;
  };
  readonly logLevel: string;
  readonly rateLimit: { readonly points: number; readonly seconds: number } | undefined;
  readonly webhookAllowPrivate: boolean;
  readonly messaging: Messaging;
  /** How payments are made through Stripe; through the built-in test provider when absent. */
  readonly stripe: StripeSettings | undefined;
  readonly shutdownTimeoutMs: number;
  readonly requestTimeoutMs: number;
  readonly maxBodyBytes: number;
  /** How many proxies in front of the gateway add to X-Forwarded-For. */
  readonly trustedProxies: number;
  readonly limits: Limits;
}

/** The issuer and audience of the tokens that the gateway signs itself: the same for every process on a database. */
export const OWN_ISSUER = 'audience-gateway';
export const OWN_AUDIENCE = 'audience-gateway';

const MAX_INT = 2_147_483_647;

function whole(min: number, max: number, fallback: number) {
  return z
    .string()
    .regex(/^\d{1,15}$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.number().min(min, `must be at least ${min}`).max(max, `must be at most ${max}`))
    .default(fallback);
}

function url(...protocols: string[]) {
  const names = protocols.map((protocol) => `${protocol}//`).join(' or ');
  return z.string().refine((text) => isUrl(text, protocols), `must be a URL that begins with ${names}`);
}

function isUrl(text: string, protocols: readonly string[]): boolean {
  return URL.canParse(text) && protocols.includes(new URL(text).protocol) && new URL(text).hostname !== '';
}

function isOrigin(text: string): boolean {
  return isUrl(text, ['http:', 'https:']) && new URL(text).origin === text.replace(/\/$/, '');
}

const origin = z.string().refine(isOrigin, 'must be an origin such as https://members.example.com, without a path');
const onOff = z.enum(['on', 'off'], { error: 'must be on or off' });

const origins = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim().replace(/\/$/, '')))
  .refine((list) => list.every(isOrigin), 'must be origins such as https://members.example.com, separated by commas')
  .default([]);

const rateLimit = z
  .string()
  .regex(/^(off|[1-9]\d{0,8}\/[1-9]\d{0,4}s)$/, 'must be off, or requests and seconds such as 1000/10s')
  .default('1000/10s');

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const INTROSPECTION = ['on', 'authenticated', 'off'] as const;

/** The environment table: one entry a variable. README.md explains each. */
export const environmentSchema = z.object({
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'must be a host name or an address')
    .default('127.0.0.1'),
  PORT: whole(0, 65_535, 4000),
  DATA_DIR: z.string().default('./.data'),
  DATABASE_URL: url('postgresql:', 'postgres:').optional(),
  DATABASE_POOL_SIZE: whole(1, 1000, 10),
  REDIS_URL: url('redis:', 'rediss:').optional(),
  PUBLIC_URL: origin.optional(),
  DEMO: onOff.optional(),
  JWT_ISSUER: z
    .string()
    .refine((text) => text !== OWN_ISSUER, "must not be the gateway's own issuer")
    .optional(),
  JWT_AUDIENCE: z.string().optional(),
  JWT_SECRET: z.string().min(16, 'must have at least 16 characters').optional(),
  JWT_PUBLIC_KEY: z.string().optional(),
  JWT_JWKS_URL: url('https:', 'http:').optional(),
  ALLOWED_ORIGINS: origins,
  INTROSPECTION: z.enum(INTROSPECTION, { error: 'must be on, authenticated or off' }).optional(),
  WS_INIT_TIMEOUT_MS: whole(1, MAX_INT, 5000),
  WS_KEEPALIVE_MS: whole(1, MAX_INT, 12_000),
  WS_MAX_SUBSCRIPTIONS: whole(1, 1_000_000, 100),
  WS_MAX_SOCKETS: whole(1, 10_000_000, 10_000),
  WS_MAX_MESSAGE_BYTES: whole(1024, 104_857_600, 65_536),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` }).default('info'),
  RATE_LIMIT: rateLimit,
  WEBHOOK_ALLOW_PRIVATE: onOff.optional(),
  ...messagingVariables,
  ...stripeVariables,
  SHUTDOWN_TIMEOUT_MS: whole(0, 600_000, 10_000),
  REQUEST_TIMEOUT_MS: whole(1000, 600_000, 10_000),
  MAX_BODY_BYTES: whole(1024, 1_073_741_824, 1_048_576),
  MAX_PAGE_SIZE: whole(1, MAX_PAGE_SIZE, MAX_PAGE_SIZE),
  MAX_DEPTH: whole(1, 1000, 12),
  MAX_ALIASES: whole(0, 100_000, 30),
  MAX_DIRECTIVES: whole(0, 100_000, 20),
  MAX_TOKENS: whole(1, 1_000_000, 2000),
  MAX_COST: whole(1, MAX_INT, 50_000),
  TRUSTED_PROXIES: whole(0, 16, 0),
});

type Environment = z.infer<typeof environmentSchema>;

/** Reads the environment once. A bad value refuses with one message that names the variable. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const known = Object.keys(environmentSchema.shape).map((name) => [name, env[name]?.trim() || undefined]);
  const parsed = environmentSchema.safeParse(Object.fromEntries(known));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new Error(`${String(issue?.path[0])} ${issue?.message ?? 'has a bad value'}.`);
  }
  return deepFreeze(toConfig(parsed.data));
}

/** Reads this process's own environment. */
export function processConfig(): Config {
  return readConfig(process.env);
}

function toConfig(env: Environment): Config {
  const embedded = env.DATABASE_URL === undefined;
  const demo = env.DEMO === undefined ? embedded : env.DEMO === 'on';
  const webhookAllowPrivate = env.WEBHOOK_ALLOW_PRIVATE === undefined ? embedded : env.WEBHOOK_ALLOW_PRIVATE === 'on';
  return {
    ...{ host: env.HOST, port: env.PORT, dataDir: env.DATA_DIR, publicUrl: env.PUBLIC_URL?.replace(/\/$/, '') },
    ...{ databaseUrl: env.DATABASE_URL, databasePoolSize: env.DATABASE_POOL_SIZE, redisUrl: env.REDIS_URL },
    ...{ demo, webhookAllowPrivate, logLevel: env.LOG_LEVEL, allowedOrigins: env.ALLOWED_ORIGINS },
    jwt: trustedIssuer(env),
    stripe: toStripeSettings(env),
    messaging: toMessaging(env, env.PUBLIC_URL?.replace(/\/$/, '') ?? reachableOrigin(env.HOST, env.PORT)),
    introspection: env.INTROSPECTION ?? (demo ? 'on' : 'authenticated'),
    websocket: {
      initTimeoutMs: env.WS_INIT_TIMEOUT_MS,
      keepaliveMs: env.WS_KEEPALIVE_MS,
      maxSubscriptions: env.WS_MAX_SUBSCRIPTIONS,
      maxSockets: env.WS_MAX_SOCKETS,
      maxMessageBytes: env.WS_MAX_MESSAGE_BYTES,
    },
    rateLimit: toRateLimit(env.RATE_LIMIT),
    shutdownTimeoutMs: env.SHUTDOWN_TIMEOUT_MS,
    requestTimeoutMs: env.REQUEST_TIMEOUT_MS,
    maxBodyBytes: env.MAX_BODY_BYTES,
    trustedProxies: env.TRUSTED_PROXIES,
    limits: toLimits(env),
  };
}

function toLimits(env: Environment): Limits {
  return {
    depth: env.MAX_DEPTH,
    aliases: env.MAX_ALIASES,
    directives: env.MAX_DIRECTIVES,
    tokens: env.MAX_TOKENS,
    cost: env.MAX_COST,
    pageSize: env.MAX_PAGE_SIZE,
  };
}

function toRateLimit(text: string): Config['rateLimit'] {
  if (text === 'off') return undefined;
  const [points, seconds] = text.split('/');
  return { points: Number(points), seconds: Number.parseInt(seconds ?? '', 10) };
}

function trustedIssuer(env: Environment): TrustedIssuer | undefined {
  const keys: TrustedIssuer['key'][] = [];
  if (env.JWT_SECRET) keys.push({ kind: 'secret', secret: env.JWT_SECRET });
  // A PEM in one line of an environment file has its line breaks written as \n.
  if (env.JWT_PUBLIC_KEY) keys.push({ kind: 'pem', pem: env.JWT_PUBLIC_KEY.replaceAll('\\n', '\n') });
  if (env.JWT_JWKS_URL) keys.push({ kind: 'jwks', url: env.JWT_JWKS_URL });
  const { JWT_ISSUER: issuer, JWT_AUDIENCE: audience } = env;
  const [key] = keys;
  if (!issuer && !audience && !key) return undefined;
  if (!issuer) throw new Error('JWT_ISSUER is missing: it goes together with JWT_AUDIENCE and a key.');
  if (!audience) throw new Error('JWT_AUDIENCE is missing: it goes together with JWT_ISSUER and a key.');
  if (!key || keys.length > 1)
    throw new Error('JWT_ISSUER needs exactly one of JWT_SECRET, JWT_PUBLIC_KEY and JWT_JWKS_URL.');
  if (key.kind === 'pem' && !isPublicKey(key.pem))
    throw new Error('JWT_PUBLIC_KEY must be a public key in PEM form (BEGIN PUBLIC KEY).');
  return { issuer, audience, key };
}

function isPublicKey(pem: string): boolean {
  try {
    return pem.includes('BEGIN PUBLIC KEY') && createPublicKey(pem).type === 'public';
  } catch {
    return false;
  }
}

function deepFreeze<T extends object>(value: T): T {
  for (const inner of Object.values(value))
    if (typeof inner === 'object' && inner !== null) deepFreeze(inner as object);
  return Object.freeze(value);
}
