import { randomUUID } from 'node:crypto';
import { type DocumentNode, type ExecutionResult, parse, validate } from 'graphql';
import pino from 'pino';
import { type Scope, SCOPES } from '../../src/auth/scope';
import { ANONYMOUS, type Viewer } from '../../src/auth/viewer';
import { createContext, type RequestContext } from '../../src/context';
import type { Database } from '../../src/database/client';
import { createEventHub, type EventHub } from '../../src/events/hub';
import { executeOperation } from '../../src/graphql/execute';
import { gatewaySchema } from '../../src/graphql/schema';
import { type Clock, ManualClock } from '../../src/shared/clock';
import { type Id, newId } from '../../src/shared/id';
import { silentLog } from './log';

export const START = new Date('2026-03-01T12:00:00.000Z');

/** An organization of a test's own, with its default creator and a clock that stands still until it is moved. */
export interface TestOrganization {
  readonly database: Database;
  readonly id: Id;
  readonly slug: string;
  readonly creatorId: Id;
  readonly clock: ManualClock;
  /** How often the event log was announced. */
  readonly announced: Id[];
}

export async function makeOrganization(database: Database, startAt: Date = START): Promise<TestOrganization> {
  const id = newId(startAt);
  const creatorId = newId(startAt);
  const slug = `test-${randomUUID()}`;
  const times = { createdAt: startAt, updatedAt: startAt };
  await database.prisma.organization.create({
    data: { id, slug, title: slug, currency: 'USD', isTest: true, ...times },
  });
  await database.prisma.creator.create({
    data: { organizationId: id, id: creatorId, name: 'Test creator', slug: 'creator', isDefault: true, ...times },
  });
  return { database, id, slug, creatorId, clock: new ManualClock(startAt), announced: [] };
}

export interface TestCaller {
  readonly organization: TestOrganization;
  /** All scopes when absent. */
  readonly scopes?: readonly Scope[];
  /** Limits the caller to one creator. */
  readonly creatorId?: Id;
  readonly principal?: string;
}

/** The context of a request by a key of the organization. */
export function contextFor(caller: TestCaller): RequestContext {
  const { organization, scopes = SCOPES, creatorId = null, principal = `key:${organization.slug}` } = caller;
  const viewer: Viewer = {
    kind: 'system',
    organizationId: organization.id,
    scopes: new Set(scopes),
    creatorId,
    principal,
    clockOffsetMs: 0,
    expiresAt: null,
  };
  return makeContext(organization, viewer);
}

/** The context of a request by nobody we know. */
export function anonymousContext(organization: TestOrganization): RequestContext {
  return makeContext(organization, ANONYMOUS);
}

function makeContext(organization: TestOrganization, viewer: Viewer): RequestContext {
  const clock: Clock = organization.clock;
  return createContext(
    {
      db: organization.database.prisma,
      clock,
      log: pino({ level: 'silent' }),
      announce: (organizationId) => {
        organization.announced.push(organizationId);
        hubs.get(organization.database)?.announce(organizationId);
      },
      events: {
        follow: (query) => eventHub(organization.database).follow(query),
        watch: (listener) => eventHub(organization.database).watch(listener),
      },
      webhookAllowPrivate: true,
    },
    { viewer, requestId: 'test-request', dialect: 'graphql' },
  );
}

const hubs = new Map<Database, EventHub>();

/** Where the tests of a database follow its event logs; there is none before it is asked for. */
export function eventHub(database: Database): EventHub {
  const hub = hubs.get(database) ?? createEventHub({ database, log: silentLog });
  hubs.set(database, hub);
  return hub;
}

afterAll(() => Promise.all([...hubs.values()].map((hub) => hub.close())));

/** Runs a document as the context's caller; throws when the document does not fit the schema. */
export async function runQuery<T = Record<string, never>>(
  context: RequestContext,
  document: string | DocumentNode,
  variables?: Record<string, unknown>,
): Promise<Omit<ExecutionResult, 'data'> & { data: T }> {
  const schema = await gatewaySchema();
  const parsed = typeof document === 'string' ? parse(document) : document;
  const [invalid] = validate(schema, parsed);
  if (invalid) throw invalid;
  // A plain copy, as it arrives at a client: no null prototypes, instants as text.
  const result = await executeOperation({ schema, document: parsed, context, variables });
  return JSON.parse(JSON.stringify(result)) as ExecutionResult & { data: T };
}

/** Runs a document that must succeed. */
export async function query<T = Record<string, never>>(
  context: RequestContext,
  document: string,
  variables?: Record<string, unknown>,
): Promise<T> {
  const { data, errors } = await runQuery<T>(context, document, variables);
  if (errors) throw new Error(`Unexpected errors: ${JSON.stringify(errors)}`);
  return data;
}

/** Runs a document that must be refused, and answers the code of the first error. */
export async function refusal(
  context: RequestContext,
  document: string,
  variables?: Record<string, unknown>,
): Promise<string> {
  const { errors } = await runQuery(context, document, variables);
  if (!errors?.[0]) throw new Error('The document was not refused.');
  return String(errors[0].extensions?.['code']);
}
