import type { RestDialect } from '../dialect';
import type { Route } from '../route';
import type { DialectDocumentation } from './documentation';
import { sharedHeaders } from './headers';
import type { JsonSchema } from './json-schema';
import { operationOf, SHARED_PARAMETERS } from './operation';

export interface OpenApiOptions {
  readonly dialects: readonly RestDialect[];
  /** The gateway's own version. */
  readonly version: string;
  /** The origin at which clients reach the gateway; the page's own when absent. */
  readonly publicUrl?: string | undefined;
}

const DESCRIPTION = `One gateway over one audience: members, tiers, subscriptions, newsletters and labels, with one REST
dialect for each API whose clients exist. What is written through one dialect is read through all others.

Amounts of money are whole numbers in the smallest unit of their currency: 999 with \`usd\` is USD 9.99. Instants are in
UTC. Every answer has an \`X-Request-Id\`. A request that writes may carry an \`Idempotency-Key\`: sent again under its
key, it takes effect once. Callers have an allowance of requests, and every answer tells what is left of it.`;

/** The description of all dialects, generated from their tables, after OpenAPI 3.1. */
export function openApiDocument({ dialects, version, publicUrl }: OpenApiOptions): JsonSchema {
  const described = dialects.map((dialect) => ({ dialect, about: dialect.documentation }));
  return {
    openapi: '3.1.0',
    info: {
      title: 'Audience Gateway',
      summary: 'The REST dialects of the gateway.',
      description: DESCRIPTION,
      version,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: publicUrl ?? '/' }],
    tags: described.map(({ dialect, about }) => ({ name: about.title, description: tagDescription(dialect, about) })),
    paths: Object.assign({}, ...described.map(({ dialect }) => pathsOf(dialect))) as JsonSchema,
    components: {
      securitySchemes: Object.fromEntries(described.map(({ about: { security } }) => [security.name, security.scheme])),
      parameters: SHARED_PARAMETERS,
      headers: sharedHeaders(),
      schemas: Object.assign({}, ...described.map(({ about }) => schemasOf(about))) as JsonSchema,
    },
  };
}

/** The address of a row in the document: `/api/v1/audience-members/{id}`. */
export function documentedPath({ basePaths: [base] }: RestDialect, row: Pick<Route, 'path'>): string {
  return (row.path === '/' ? base : base + row.path).replace(/:(\w+)/g, '{$1}');
}

function pathsOf(dialect: RestDialect): Record<string, Record<string, JsonSchema>> {
  const about = dialect.documentation;
  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const row of dialect.routes) {
    const { documentation, method } = row;
    const path = (paths[documentedPath(dialect, row)] ??= {});
    path[method.toLowerCase()] = operationOf({ dialect, about, row, documentation });
  }
  return paths;
}

function schemasOf({ title, schemas }: DialectDocumentation): Record<string, JsonSchema> {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [title + name, schema]));
}

function tagDescription({ basePaths: [, ...aliases] }: RestDialect, { description }: DialectDocumentation): string {
  if (aliases.length === 0) return description;
  const known = aliases.map((alias) => `\`${alias}\``).join(', ');
  return `${description}\n\nEverything is also at ${known}, which is not listed here again.`;
}
