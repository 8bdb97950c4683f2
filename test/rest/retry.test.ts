import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { buildSchema, parse } from 'graphql';
import { allegro } from '../../src/rest/dialects/allegro';
import { route } from '../../src/rest/route';
import { makeOrganization } from '../support/context';
import { testDatabase } from '../support/database';
import { MADE_UP } from '../support/made-up';
import { RestServer } from '../support/rest';

interface Data {
  readonly work: number;
}

/** A dialect of one row that writes, over a graph whose one mutation meets deadlocks before it succeeds. */
function unluckyDialect(deadlocks: number) {
  const schema = buildSchema('type Query { a: Int } type Mutation { work: Int! }');
  let runs = 0;
  const field = schema.getMutationType()?.getFields()['work'];
  if (field)
    field.resolve = () => {
      runs += 1;
      if (runs <= deadlocks) throw Object.assign(new Error('deadlock detected'), { code: '40P01' });
      return runs;
    };
  const operation = parse('mutation Work { work }') as TypedDocumentNode<Data, Record<string, never>>;
  const row = route({
    endpoint: 'POST /',
    operation,
    documentation: MADE_UP,
    variables: () => ({}),
    reply: ({ work }) => ({ body: { work } }),
  });
  return { schema, dialects: [{ ...allegro, routes: [row] }] };
}

async function post(deadlocks: number) {
  const rest = await RestServer.start(await makeOrganization(await testDatabase()), unluckyDialect(deadlocks));
  const headers = { 'idempotency-key': 'one' };
  return rest.send({ method: 'POST', url: allegro.basePaths[0], token: rest.issue('allegro'), headers });
}

test('a request with a key is run again after a deadlock, as one without would be', async () => {
  const answer = await post(2);
  expect([answer.status, answer.json]).toEqual([200, { work: 3 }]);
});

test('deadlock after deadlock is a conflict', async () => {
  expect((await post(3)).status).toBe(409);
});
