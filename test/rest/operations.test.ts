import { readFileSync } from 'node:fs';
import path from 'node:path';
import { buildSchema } from 'graphql';
import { gatewaySchema } from '../../src/graphql/schema';
import { generateAll } from '../../src/rest/operations/files';
import { generateOperations } from '../../src/rest/operations/generate';

const schema = buildSchema(`
  enum Color { RED GREEN }
  input Filter { and: [Filter!], color: Color, limit: Int! = 3 }
  type Thing { id: ID! name: String tags: [String!]! color: Color! parts(filter: Filter): [Thing] }
  union Any = Thing
  type Query { thing(id: ID!, filter: Filter): Thing any: Any }
`);

test('the committed operations are those of the schema: run `npm run operations` when this fails', async () => {
  const files = generateAll(await gatewaySchema(), path.resolve(__dirname, '../../src'));
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) expect(readFileSync(file.path, 'utf8')).toBe(file.text);
});

test('the types of an operation are read from the schema', () => {
  const text = generateOperations(schema, {
    source: `query One($id: ID!, $filter: Filter, $deep: Boolean = false) {
      thing(id: $id, filter: $filter) { ...Named title: name tags color parts @include(if: $deep) { __typename id } } }
    fragment Named on Thing { name }`,
  });
  expect(text).toContain(`export type Color = 'RED' | 'GREEN';`);
  expect(text).toContain(
    `export interface Filter {
  readonly and?: readonly Filter[] | null | undefined;
  readonly color?: Color | null | undefined;
  readonly limit?: number | undefined;
}`,
  );
  expect(text).toContain(
    `export type OneData = {
  readonly thing: Named & {
    readonly title: string | null;
    readonly tags: readonly string[];
    readonly color: 'RED' | 'GREEN';
    readonly parts?: readonly ({
      readonly __typename: 'Thing';
      readonly id: string;
    } | null)[] | null;
  } | null;
};`,
  );
  expect(text).toContain(
    `export type OneVariables = {
  readonly id: string;
  readonly filter?: Filter | null | undefined;
  readonly deep?: boolean | null | undefined;
};`,
  );
  expect(text).toContain(') as TypedDocumentNode<OneData, OneVariables>;');
});

test.each([
  ['{ thing(id: 1) { id } }', /needs a name/],
  ['query A { thing(id: 1) { size } }', /Cannot query field "size"/],
  ['query A { any { ... on Thing { id } } }', /not on Any/],
  ['query A { thing(id: 1) { ... { id } } }', /inline fragments/],
])('%s cannot be generated', (document, message) => {
  expect(() => generateOperations(schema, { source: document })).toThrow(message);
});

test('a module can hold its operations as text', () => {
  const source = 'query One { thing(id: 1) { ...Named } } fragment Named on Thing { name }';
  const text = generateOperations(schema, { source, form: 'text' });
  expect(text).toContain('export const One: Operation<OneData, OneVariables> = {');
  expect(text).toContain('${NamedText}');
  expect(text).not.toContain("from 'graphql'");
});
