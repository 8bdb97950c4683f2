import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { buildSchema, parse } from 'graphql';
import { gatewaySchema } from '../../src/graphql/schema';
import { askedForRow } from '../../src/rest/asked';
import { compileDialect } from '../../src/rest/compile';
import { DIALECTS } from '../../src/rest/dialects';
import { allegro } from '../../src/rest/dialects/allegro';
import { route } from '../../src/rest/route';
import { FAILURE_CODES, Failure } from '../../src/shared/failure';
import { MADE_UP } from '../support/made-up';
import { HTTP_PROBLEMS, HttpProblem } from '../../src/rest/http-problem';

function dialectWith(document: string) {
  const operation = parse(document) as TypedDocumentNode<unknown, Record<string, never>>;
  const row = route({
    endpoint: 'GET /bad',
    operation,
    documentation: MADE_UP,
    variables: () => ({}),
    reply: () => ({}),
  });
  return { ...allegro, routes: [row] };
}

test.each(DIALECTS)('the documents of $name fit the schema', async (dialect) => {
  expect(compileDialect(await gatewaySchema(), dialect)).toHaveLength(dialect.routes.length);
});

test('a document that does not fit stops the start and is named', async () => {
  const schema = await gatewaySchema();
  const start = () => compileDialect(schema, dialectWith('{ members { nodes { shoeSize } } }'));
  expect(start).toThrow(/allegro "GET \/bad": Cannot query field "shoeSize" on type "Member"/);
});

test('every document that does not fit is named', () => {
  const start = () => compileDialect(buildSchema('type Query { a: Int }'), allegro);
  expect(start).toThrow(/"GET \/":[^]*"POST \/":[^]*"DELETE \/:id":/);
});

describe.each(DIALECTS)('$name', (dialect) => {
  const asked = askedForRow('GET /', dialect.basePaths[0]);

  test.each(FAILURE_CODES)('%s has an answer', (code) => {
    const answer = dialect.failure(new Failure(code, 'A message.', { fields: { email: ['A problem.'] } }), asked);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(typeof answer.body).toBe('object');
  });

  test.each(HTTP_PROBLEMS)('%s has an answer', (kind) => {
    const answer = dialect.problem(new HttpProblem(kind, 'A message.'), asked);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
  });
});
