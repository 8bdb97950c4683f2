import { pino } from 'pino';
import { systemViewer } from '../../src/auth/system-viewer';
import { type RunningGateway, startGateway, type StartOptions } from '../../src/app';
import { CREDENTIAL_DIALECTS, type CredentialDialect } from '../../src/auth/credential';
import { type Config, readConfig } from '../../src/config';
import { createContext, type RequestContext } from '../../src/context';
import { issueCredential, type CredentialOrder } from '../../src/modules/credentials/credential.service';
import { type Id, newId } from '../../src/shared/id';
import { testDatabase } from './database';

const running: RunningGateway[] = [];

// Jest runs later hooks first, so the gateways are gone before their database is closed.
afterAll(async () => {
  for (const gateway of running) await gateway.stop();
});

/** The configuration of a gateway under test: a free port, no demo, no log, no rate limit. */
export function testConfig(overrides: Partial<Config> = {}): Config {
  const config = readConfig({ PORT: '0', DEMO: 'off', LOG_LEVEL: 'silent', RATE_LIMIT: 'off' });
  return { ...config, introspection: 'on', ...overrides };
}

/** An organization of a test, with a credential for each dialect. */
export interface TestOrganization {
  readonly id: Id;
  readonly slug: string;
  readonly creatorId: Id;
  readonly credentials: Readonly<Record<CredentialDialect, string>>;
  /** The context of the gateway's own work inside it. */
  readonly context: RequestContext;
  /** One more credential. */
  issue(order: CredentialOrder): Promise<string>;
}

export interface TestGateway extends RunningGateway {
  /** Makes an organization that no other test knows. */
  organization(slug?: string): Promise<TestOrganization>;
  /** Sends an operation over HTTP. */
  graphql(query: string, options?: GraphqlOptions): Promise<GraphqlAnswer>;
}

export interface GraphqlOptions {
  readonly token?: string;
  readonly variables?: unknown;
  readonly operationName?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface GraphqlAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: {
    readonly data?: Record<string, never> | null;
    readonly errors?: { message: string; path?: unknown[]; extensions: { code: string; requestId: string } }[];
  };
}

/** Starts a gateway on a free port with this test file's database; it is stopped when the file is done. */
export async function startTestGateway(
  overrides: Partial<Config> = {},
  options: StartOptions = {},
): Promise<TestGateway> {
  const database = options.database ?? (await testDatabase());
  const log = options.log ?? pino({ level: 'silent' });
  const gateway = await startGateway(testConfig(overrides), { ...options, database, log });
  running.push(gateway);
  return {
    ...gateway,
    organization: (slug) => makeOrganization(gateway, slug),
    graphql: (query, sent) => sendOperation(gateway.url, query, sent),
  };
}

async function makeOrganization(gateway: RunningGateway, slug?: string): Promise<TestOrganization> {
  const { parts } = gateway;
  const now = parts.clock.now();
  const id = newId(now);
  const dates = { createdAt: now, updatedAt: now };
  const organization = { id, slug: slug ?? `o-${id.replaceAll('-', '')}`, title: 'Test', currency: 'USD', ...dates };
  await parts.db.organization.create({ data: organization });
  const creatorId = newId(now);
  const creator = { organizationId: id, id: creatorId, name: 'Test', slug: 'test', isDefault: true, ...dates };
  await parts.db.creator.create({ data: creator });
  const viewer = systemViewer({ id, clockOffsetMs: 0n });
  const context = createContext(parts, { viewer, requestId: 'test', dialect: 'system' });
  const issue = async (order: CredentialOrder) => (await issueCredential(context, order)).credential;
  const credentials: Partial<Record<CredentialDialect, string>> = {};
  for (const dialect of CREDENTIAL_DIALECTS) credentials[dialect] = await issue({ dialect });
  return {
    id,
    slug: organization.slug,
    creatorId,
    context,
    issue,
    credentials: credentials as TestOrganization['credentials'],
  };
}

async function sendOperation(url: string, query: string, options: GraphqlOptions = {}): Promise<GraphqlAnswer> {
  const { token, variables, operationName, headers } = options;
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...headers,
    },
    body: JSON.stringify({ query, variables, operationName }),
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as GraphqlAnswer['body'] };
}
