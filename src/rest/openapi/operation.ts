import { MEDIA_TYPES } from '../body';
import type { RestDialect } from '../dialect';
import { isWriting } from '../documents';
import type { Route } from '../route';
import type {
  BodyDocumentation,
  DialectDocumentation,
  EndpointDocumentation,
  ParameterDocumentation,
} from './documentation';
import { headersOf, meaningsOf } from './headers';
import type { JsonSchema } from './json-schema';
import { type Refusal, refusalsOf } from './refusals';

const JSON_TYPE = 'application/json';
const KEY_DESCRIPTION =
  'Any text of up to 255 characters. A request that is sent again under its key within 24 hours takes effect once and gets the first answer again.';

/** A row of a dialect with what the reference needs of both. */
export interface DocumentedRow {
  readonly dialect: RestDialect;
  readonly about: DialectDocumentation;
  readonly row: Route;
  readonly documentation: EndpointDocumentation;
}

/** The OpenAPI operation of a row. */
export function operationOf(documented: DocumentedRow): JsonSchema {
  const { dialect, about, row, documentation } = documented;
  const { operationId, summary, description, body } = documentation;
  const keyed = takesKey(row);
  return {
    operationId: dialect.name + operationId.charAt(0).toUpperCase() + operationId.slice(1),
    summary,
    ...(description === undefined ? {} : { description }),
    tags: [about.title],
    security: [{ [about.security.name]: [] }],
    parameters: parametersOf(documented, keyed),
    ...(body ? { requestBody: requestBodyOf(dialect, body) } : {}),
    responses: responsesOf(documented, keyed),
  };
}

/** Whether an idempotency key means anything to a row: it changes something, in one transaction. */
function takesKey(row: Route): boolean {
  return isWriting(row) && !('stream' in row);
}

function parametersOf({ dialect, about, row, documentation }: DocumentedRow, keyed: boolean): JsonSchema[] {
  const { path = {}, query = {}, operationId } = documentation;
  const inPath = row.path.match(/(?<=:)\w+/g) ?? [];
  const unknown = inPath.filter((name) => !path[name]);
  if (unknown.length > 0) throw new Error(`${dialect.name} ${operationId} does not say what ${unknown.join()} is.`);
  return [
    ...inPath.map((name) => parameter('path', name, { ...path[name], required: true } as ParameterDocumentation)),
    ...Object.entries(query).map(([name, documented]) => parameter('query', name, documented)),
    ...Object.entries(about.requestHeaders ?? {}).map(([name, documented]) => parameter('header', name, documented)),
    ...(keyed ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
  ];
}

/** The parameters that rows of all dialects share. */
export const SHARED_PARAMETERS: Readonly<Record<string, JsonSchema>> = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description: KEY_DESCRIPTION,
    schema: { type: 'string', minLength: 1, maxLength: 255 },
  },
};

function parameter(place: string, name: string, documented: ParameterDocumentation): JsonSchema {
  const { description, schema, required = false, example } = documented;
  return { name, in: place, required, description, schema, ...(example === undefined ? {} : { example }) };
}

function requestBodyOf({ bodies }: RestDialect, body: BodyDocumentation): JsonSchema {
  const { schema, required, description, examples, mediaTypes = bodies.map((kind) => MEDIA_TYPES[kind]) } = body;
  const content = Object.fromEntries(mediaTypes.map((mediaType) => [mediaType, { schema, examples }]));
  return { required, ...(description === undefined ? {} : { description }), content };
}

function responsesOf(documented: DocumentedRow, keyed: boolean): JsonSchema {
  const { dialect, about, row, documentation } = documented;
  const repeated = keyed ? meaningsOf(['idempotency-replayed']) : {};
  const successes = Object.entries(documentation.replies).map(([status, reply]) => {
    const { description, schema, mediaType = JSON_TYPE } = reply;
    const headers = headersOf(dialect, { ...repeated, ...reply.headers });
    return [status, { description, headers, ...(schema ? { content: { [mediaType]: { schema } } } : {}) }] as const;
  });
  const bodiless = Object.entries(row.method === 'GET' ? (about.bodiless ?? {}) : {}).map(
    ([status, description]) => [status, { description, headers: headersOf(dialect) }] as const,
  );
  const refused = refusalsOf(dialect, row).map(
    (refusal) => [String(refusal.status), refusalResponse(documented, refusal)] as const,
  );
  return Object.fromEntries([...refused, ...bodiless, ...successes]);
}

function refusalResponse({ dialect, about }: DocumentedRow, { status, meanings, headers }: Refusal): JsonSchema {
  return {
    description: `${meanings.join('. ')}.`,
    headers: headersOf(dialect, meaningsOf(headers)),
    content: { [JSON_TYPE]: { schema: about.refusal(status) } },
  };
}
