import { validate as validateByReadme } from '@readme/openapi-parser';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isWriting } from '../../../src/rest/documents';
import type { RestDialect } from '../../../src/rest/dialect';
import { DIALECTS } from '../../../src/rest/dialects';
import { documentedPath, openApiDocument } from '../../../src/rest/openapi/document';
import { gatewayVersion } from '../../../src/shared/version';
import { schemaValidator } from '../../support/conformance';

interface Media {
  readonly schema: object;
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
}

interface Parameter {
  readonly name?: string;
  readonly in?: string;
  readonly $ref?: string;
}

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly security: readonly Record<string, unknown>[];
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> };
  readonly responses: Readonly<
    Record<string, { readonly headers: object; readonly content?: Readonly<Record<string, Media>> }>
  >;
}

const document = openApiDocument({ dialects: DIALECTS, version: gatewayVersion() });
const paths = document['paths'] as Record<string, Record<string, Operation>>;
const operations = Object.values(paths).flatMap((methods) => Object.values(methods));

const copy = () => structuredClone(document) as never;

test('it is valid under two validators', async () => {
  expect(await validateByReadme(copy())).toMatchObject({ valid: true, warnings: [] });
  const { Validator } = await import('@seriousme/openapi-schema-validator');
  const validator = new Validator();
  expect(await validator.validate(copy())).toMatchObject({ valid: true });
  expect(validator.version).toBe('3.1');
});

test('both validators find what is wrong', async () => {
  const broken = { ...(copy() as object), paths: { '/x': { get: { responses: { 200: {} } } } } };
  expect(await validateByReadme(structuredClone(broken) as never)).toMatchObject({ valid: false });
  const { Validator } = await import('@seriousme/openapi-schema-validator');
  expect(await new Validator().validate(broken)).toMatchObject({ valid: false });
});

test('it has the version of package.json and the origin that clients know', () => {
  const file = path.resolve(__dirname, '../../../package.json');
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
  expect(document['info']).toMatchObject({ version });
  expect(document['servers']).toEqual([{ url: '/' }]);
  const known = openApiDocument({ dialects: DIALECTS, version, publicUrl: 'https://gateway.test' });
  expect(known['servers']).toEqual([{ url: 'https://gateway.test' }]);
});

describe.each(DIALECTS)('$name', (dialect: RestDialect) => {
  const rows = dialect.routes.map((row) => ({ endpoint: row.endpoint, row }));

  test('says what it is and how callers say who they are', () => {
    const { title, description, security } = dialect.documentation;
    expect([title, description, security.name].every(Boolean)).toBe(true);
  });

  test.each(rows)('$endpoint is documented', ({ row }) => {
    const operation = paths[documentedPath(dialect, row)]?.[row.method.toLowerCase()];
    expect(operation).toMatchObject({ tags: [dialect.documentation.title] });
    expect(operation?.summary).toMatch(/^[A-Z]/);
    expect(operation?.security).toEqual([{ [dialect.documentation.security.name]: [] }]);
    const keyed = operation?.parameters.some(({ $ref }) => $ref === '#/components/parameters/IdempotencyKey');
    expect(keyed).toBe(isWriting(row) && !('stream' in row));
    const statuses = Object.keys(operation?.responses ?? {});
    expect(statuses).toEqual(expect.arrayContaining(['401', '403', '429', '500', '503']));
    expect(statuses.some((status) => /^2/.test(status))).toBe(true);
    if (row.path.includes(':')) expect(statuses).toContain('404');
  });

  test('every answer tells what is left of the rate', () => {
    const names = Object.keys(dialect.rateLimitHeaders({ limit: 1, remaining: 1, resetSeconds: 1 }));
    const own = operations.filter(({ tags }) => tags.includes(dialect.documentation.title));
    for (const { responses } of own)
      for (const { headers } of Object.values(responses))
        expect(Object.keys(headers).map((name) => name.toLowerCase())).toEqual(
          expect.arrayContaining([...names, 'x-request-id']),
        );
  });
});

test('operations have names of their own', () => {
  const names = operations.map(({ operationId }) => operationId);
  expect(new Set(names).size).toBe(names.length);
});

test('every example of a body fits its schema', () => {
  const ajv = schemaValidator(document);
  const bodies = operations.flatMap(({ operationId, requestBody }) =>
    Object.values(requestBody?.content ?? {}).map((media) => ({ operationId, ...media })),
  );
  expect(bodies.length).toBeGreaterThan(0);
  for (const { operationId, schema, examples = {} } of bodies) {
    const absolute = JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"openapi#/')) as object;
    const validate = ajv.compile(absolute);
    expect([operationId, Object.keys(examples).length > 0]).toEqual([operationId, true]);
    for (const [name, { value }] of Object.entries(examples))
      expect([operationId, name, validate(value), validate.errors]).toEqual([operationId, name, true, null]);
  }
});

/** Objects of replies that let through keys nobody has described. */
function openObjects(schema: unknown, at: string): string[] {
  if (Array.isArray(schema)) return schema.flatMap((item, index) => openObjects(item, `${at}/${index}`));
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties, additionalProperties } = schema as Record<string, unknown>;
  const open = properties !== undefined && additionalProperties !== false ? [at] : [];
  return [...open, ...Object.entries(schema).flatMap(([key, inner]) => openObjects(inner, `${at}/${key}`))];
}

test('objects of replies have no other keys than those that are described', () => {
  const { schemas } = document['components'] as { schemas: Record<string, object> };
  const ofReplies = Object.entries(schemas).filter(([name]) => !/(Input|Patch)$/.test(name));
  expect(ofReplies.flatMap(([name, schema]) => openObjects(schema, name))).toEqual([]);
});
