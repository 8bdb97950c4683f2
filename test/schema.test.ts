import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GraphQLObjectType, type GraphQLSchema, isEnumType, isInputObjectType, isObjectType } from 'graphql';
import { SCOPES } from '../src/auth/scope';
import { printGatewaySchema } from '../src/graphql/print-schema';
import { gatewaySchema } from '../src/graphql/schema';

const FILE = join(__dirname, '..', 'schema.graphql');
const BUILT_IN = /^__|^(String|Int|Float|Boolean|ID)$/;

function rootFields(schema: GraphQLSchema) {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  return roots.flatMap((root) => Object.values(root?.getFields() ?? {}).map((field) => ({ root: root?.name, field })));
}

/** Everything that a reader of the schema would find without a word about it. */
function undescribed(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => !BUILT_IN.test(type.name))
    .flatMap((type) => [
      ...(type.description || isRoot(schema, type.name) ? [] : [type.name]),
      ...('getFields' in type
        ? Object.values(type.getFields()).flatMap((field) => undescribedField(type.name, field))
        : []),
      ...(isEnumType(type)
        ? type
            .getValues()
            .filter((v) => !v.description)
            .map((v) => `${type.name}.${v.name}`)
        : []),
    ]);
}

function undescribedField(
  type: string,
  field: { name: string; description?: string | null; args?: readonly { name: string; description?: string | null }[] },
): string[] {
  const args = (field.args ?? []).filter((arg) => !arg.description).map((arg) => `${type}.${field.name}(${arg.name})`);
  return field.description ? args : [`${type}.${field.name}`, ...args];
}

const isRoot = (schema: GraphQLSchema, name: string) =>
  [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].some((root) => root?.name === name);

describe('the public schema', () => {
  it('is what schema.graphql says', async () => {
    expect(await printGatewaySchema()).toBe(readFileSync(FILE, 'utf8'));
  });

  it('declares on every root field who may use it', async () => {
    const allowed = new Set<unknown>([...SCOPES, 'authenticated', 'public']);
    const fields = rootFields(await gatewaySchema());
    expect(fields.length).toBeGreaterThan(10);
    const silent = fields.filter(({ field }) => !allowed.has(field.extensions['access']));
    expect(silent.map(({ root, field }) => `${root}.${field.name}`)).toEqual([]);
  });

  it('asks for a write scope on every mutation and for no write scope on any query', async () => {
    const wrong = rootFields(await gatewaySchema()).filter(({ root, field }) => {
      const writes = String(field.extensions['access']).endsWith(':write');
      return root === 'Mutation' ? !writes : writes;
    });
    expect(wrong.map(({ root, field }) => `${root}.${field.name}`)).toEqual([]);
  });

  it('describes every type, field, argument and value', async () => {
    expect(undescribed(await gatewaySchema())).toEqual([]);
  });

  it('gives every mutation one input with an idempotency key and a payload that returns clientMutationId', async () => {
    const mutations = Object.values((await gatewaySchema()).getMutationType()?.getFields() ?? {});
    for (const field of mutations) {
      expect([field.name, field.args.map((arg) => arg.name)]).toEqual([field.name, ['input']]);
      const input = field.args[0] && 'ofType' in field.args[0].type ? field.args[0].type.ofType : undefined;
      if (!isInputObjectType(input)) throw new Error(`${field.name} takes no input object`);
      expect(Object.keys(input.getFields())).toEqual(expect.arrayContaining(['idempotencyKey', 'clientMutationId']));
      const payload = 'ofType' in field.type ? field.type.ofType : undefined;
      if (!isObjectType(payload)) throw new Error(`${field.name} answers no payload`);
      expect(Object.keys(payload.getFields())).toContain('clientMutationId');
      expect([field.name, input.name]).toEqual([field.name, expect.stringMatching(/Input$/)]);
    }
  });

  it('builds connections after the Relay specification', async () => {
    const types = Object.values((await gatewaySchema()).getTypeMap());
    const connections = types.filter(
      (type): type is GraphQLObjectType => isObjectType(type) && type.name.endsWith('Connection'),
    );
    expect(connections.length).toBeGreaterThan(0);
    for (const connection of connections) {
      const fields = connection.getFields();
      expect(String(fields['pageInfo']?.type)).toBe('PageInfo!');
      expect(String(fields['edges']?.type)).toMatch(/^\[\w+Edge!\]!$/);
    }
  });
});
