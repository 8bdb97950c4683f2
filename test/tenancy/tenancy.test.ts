import {
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLInterfaceType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isObjectType,
} from 'graphql';
import type { RequestContext } from '../../src/context';
import { gatewaySchema } from '../../src/graphql/schema';
import { toGlobalId } from '../../src/schema/global-id';
import { seededId } from '../../src/shared/id';
import { contextFor, makeOrganization, runQuery, type TestOrganization } from '../support/context';
import { testDatabase } from '../support/database';
import { asGiven, type IdsByType, inputFor, isId, typeOfIdField } from './inputs';
import { digestOf, idsOf, seedEverything } from './seed';

interface Scene {
  readonly schema: GraphQLSchema;
  readonly victim: TestOrganization;
  readonly victimIds: IdsByType;
  readonly unknownIds: IdsByType;
  readonly ownIds: IdsByType;
  readonly attacker: RequestContext;
}

let scene: Scene;
let before: Record<string, unknown>;

beforeAll(async () => {
  const database = await testDatabase();
  const victim = await makeOrganization(database);
  const own = await makeOrganization(database);
  await seedEverything(victim);
  await seedEverything(own);
  const schema = await gatewaySchema();
  const victimIds = await idsOf(database, victim);
  const unknownIds = Object.fromEntries(
    Object.keys(victimIds).map((type) => [type, toGlobalId(type, seededId(new Date(1), 7n))]),
  );
  const attacker = contextFor({ organization: own });
  scene = { schema, victim, victimIds, unknownIds, ownIds: await idsOf(database, own), attacker };
  before = await digestOf(database, victim);
});

/** What a caller sees, with the id that was tried taken out. */
async function answer(document: string, variables: Record<string, unknown>, tried: string): Promise<string> {
  const result = await runQuery(contextOf(scene.attacker), document, variables);
  return JSON.stringify(result).replaceAll(tried, 'TRIED');
}

/** A fresh context, so that nothing is remembered from one try to the next. */
const contextOf = (context: RequestContext): RequestContext => ({ ...context });

const fields = (root: { getFields(): Record<string, GraphQLField<unknown, unknown>> } | null | undefined) =>
  Object.values(root?.getFields() ?? {});

/** Every id in an input or argument list, tried with the other organization's id and with one that nobody has. */
async function expectSameAsUnknown(
  document: string,
  make: (id: string) => Record<string, unknown>,
  type: string,
): Promise<string> {
  const foreign = scene.victimIds[type] ?? '';
  const unknown = scene.unknownIds[type] ?? '';
  const seen = await answer(document, make(foreign), foreign);
  expect({ document, seen }).toEqual({ document, seen: await answer(document, make(unknown), unknown) });
  return seen;
}

function selectionOf(field: GraphQLField<unknown, unknown>): string {
  const type = getNamedType(field.type);
  if (!isObjectType(type) && !('getFields' in type)) return '';
  return type.name.endsWith('Connection') ? '{ totalCount nodes { id } }' : '{ __typename }';
}

describe('from one organization into another', () => {
  it('has an object of every type to try', () => {
    const node = scene.schema.getType('Node') as GraphQLInterfaceType;
    const types = scene.schema.getPossibleTypes(node).map((type) => type.name);
    expect(Object.keys(scene.victimIds).sort()).toEqual([...types].sort());
  });

  it('node and nodes answer null, and find the own objects', async () => {
    const document = 'query ($id: ID!) { node(id: $id) { __typename id } nodes(ids: [$id]) { id } }';
    for (const [type, id] of Object.entries(scene.victimIds)) {
      const { data } = await runQuery(contextOf(scene.attacker), document, { id });
      expect({ type, data }).toEqual({ type, data: { node: null, nodes: [null] } });
      const own = await runQuery(contextOf(scene.attacker), document, { id: scene.ownIds[type] });
      expect(own.data).toEqual({
        node: { __typename: type, id: scene.ownIds[type] },
        nodes: [{ id: scene.ownIds[type] }],
      });
    }
  });

  it('no query takes a foreign id for anything but an unknown one', async () => {
    for (const field of fields(scene.schema.getQueryType()))
      for (const arg of field.args.filter((candidate) => isId(candidate.type)))
        for (const type of Object.keys(scene.victimIds)) {
          const document = `query ($id: ${String(arg.type)}) { ${field.name}(${arg.name}: $id) ${selectionOf(field)} }`;
          await expectSameAsUnknown(document, (id) => ({ id: asGiven(arg.type, id) }), type);
        }
  });

  it('no nested argument takes a foreign id for anything but an unknown one', async () => {
    for (const type of Object.keys(scene.ownIds))
      for (const field of fields(scene.schema.getType(type) as never))
        for (const arg of field.args.filter((candidate) => isId(candidate.type)))
          for (const tried of Object.keys(scene.victimIds)) {
            const document = `query ($own: ID!, $id: ${String(arg.type)}) { node(id: $own) { ... on ${type} { ${field.name}(${arg.name}: $id) ${selectionOf(field)} } } }`;
            await expectSameAsUnknown(
              document,
              (id) => ({ own: scene.ownIds[type], id: asGiven(arg.type, id) }),
              tried,
            );
          }
  });

  it('no filter finds anything by a foreign id', async () => {
    for (const field of fields(scene.schema.getQueryType())) {
      const filter = field.args.find((arg) => arg.name === 'filter');
      const filterType = filter && getNamedType(filter.type);
      if (!filter || !isInputObjectType(filterType)) continue;
      const document = `query ($filter: ${filterType.name}) { ${field.name}(filter: $filter) { totalCount } }`;
      const paths = idPaths(filterType);
      expect(paths.length).toBeGreaterThan(0);
      const count = async (path: readonly string[], id: string) => {
        const filter = nest(path, { eq: id });
        const { data } = await runQuery<Record<string, { totalCount: number }>>(contextOf(scene.attacker), document, {
          filter,
        });
        return data[field.name]?.totalCount;
      };
      for (const path of paths)
        for (const [type, id] of Object.entries(scene.victimIds)) {
          const found = await count(path, id);
          const expected = path.includes('none') ? await count(path, scene.unknownIds[type] ?? '') : 0;
          expect({ path, found }).toEqual({ path, found: expected });
        }
    }
  });

  it('a foreign cursor shows only the own rows', async () => {
    for (const field of fields(scene.schema.getQueryType()).filter((candidate) =>
      getNamedType(candidate.type).name.endsWith('Connection'),
    )) {
      const document = `query ($after: String) { ${field.name}(after: $after) { edges { cursor } nodes { id } } }`;
      type Data = Record<string, { edges: { cursor: string }[]; nodes: { id: string }[] }>;
      const theirs = (await runQuery<Data>(contextFor({ organization: scene.victim }), document)).data[field.name];
      const seen = await runQuery<Data>(contextOf(scene.attacker), document, { after: theirs?.edges[0]?.cursor });
      const foreign = new Set(theirs?.nodes.map((node) => node.id));
      expect(foreign.size).toBeGreaterThan(0);
      expect(seen.data[field.name]?.nodes.filter((node) => foreign.has(node.id))).toEqual([]);
    }
  });

  it('no mutation reaches a foreign object, by its own id or by a nested one', async () => {
    let tried = 0;
    for (const field of fields(scene.schema.getMutationType())) {
      const inputType = getNamedType(field.args[0]?.type ?? field.type) as GraphQLInputObjectType;
      const document = `mutation ($input: ${inputType.name}!) { ${field.name}(input: $input) { clientMutationId } }`;
      for (const idField of Object.values(inputType.getFields()).filter((candidate) => isId(candidate.type))) {
        const right = typeOfIdField(field.name, idField.name, Object.keys(scene.victimIds));
        expect({ field: `${field.name}.${idField.name}`, right }).toEqual({
          field: `${field.name}.${idField.name}`,
          right: expect.any(String),
        });
        for (const type of Object.keys(scene.victimIds)) {
          const make = (id: string) => ({
            input: { ...inputFor(field.name, inputType, scene.ownIds), [idField.name]: asGiven(idField.type, id) },
          });
          const seen = await expectSameAsUnknown(document, make, type);
          tried += 1;
          if (type === right)
            expect({ field: `${field.name}.${idField.name}`, seen }).toMatchObject({
              seen: expect.stringContaining('NOT_FOUND'),
            });
        }
      }
    }
    expect(tried).toBeGreaterThan(100);
  });

  it('nothing of all that has changed a single row', async () => {
    expect(await digestOf(scene.victim.database, scene.victim)).toEqual(before);
  });
});

/** The ways through a filter, nested ones included, that end in a condition on an id. */
function idPaths(filter: GraphQLInputObjectType, trail: readonly string[] = []): string[][] {
  if (trail.length > 4) return [];
  return Object.values(filter.getFields()).flatMap((field) => {
    const type = getNamedType(field.type);
    if (['and', 'or', 'not'].includes(field.name) || !isInputObjectType(type)) return [];
    return type.name === 'IdFilter' ? [[...trail, field.name]] : idPaths(type, [...trail, field.name]);
  });
}

function nest(path: readonly string[], value: object): object {
  return path.reduceRight<object>((inner, key) => ({ [key]: inner }), value);
}
