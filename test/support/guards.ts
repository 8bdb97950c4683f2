import type { Scope } from '../../src/auth/scope';
import { SCOPES } from '../../src/auth/scope';
import { toGlobalId } from '../../src/schema/global-id';
import { newId } from '../../src/shared/id';
import {
  anonymousContext,
  contextFor,
  makeOrganization,
  query,
  refusal,
  runQuery,
  type TestOrganization,
} from './context';
import { testDatabase } from './database';

/** A mutation as the guards below try it. */
export interface GuardedMutation {
  /** `tierUpdate` */
  readonly name: string;
  readonly scope: Scope;
  /** An input that would be good. */
  readonly input: Readonly<Record<string, unknown>>;
}

/** A mutation whose input names an object: its type, the field, and how to make one in another organization. */
export interface GuardedReference extends GuardedMutation {
  readonly type: string;
  readonly field: string;
  readonly make: (organization: TestOrganization) => Promise<{ readonly id: string }>;
  /** Whether the field takes a list. */
  readonly list?: boolean;
}

/** The document of a mutation that asks for nothing but its clientMutationId. */
export function mutationDocument(name: string): string {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  return `mutation ($input: ${type}!) { ${name}(input: $input) { clientMutationId } }`;
}

/** Every mutation refuses nobody we know, and a caller without its scope. */
export function itGuards(mutations: readonly GuardedMutation[]): void {
  it.each(mutations)('$name refuses nobody we know', async ({ name, input }) => {
    const organization = await makeOrganization(await testDatabase());
    expect(await refusal(anonymousContext(organization), mutationDocument(name), { input })).toBe('UNAUTHENTICATED');
  });

  it.each(mutations)('$name refuses a caller without the scope', async ({ name, input, scope }) => {
    const organization = await makeOrganization(await testDatabase());
    const caller = contextFor({ organization, scopes: SCOPES.filter((other) => other !== scope) });
    expect(await refusal(caller, mutationDocument(name), { input })).toBe('FORBIDDEN');
  });
}

/** What belongs to another organization is answered exactly as what does not exist, and nothing is written. */
export function itHidesOtherOrganizations(references: readonly GuardedReference[]): void {
  it.each(references)('$name does not reach another organization by $field', async (reference) => {
    const { name, type, field, input, list } = reference;
    const database = await testDatabase();
    const organization = await makeOrganization(database);
    const other = await makeOrganization(database);
    const foreign = await reference.make(other);
    const events = await database.prisma.event.count({ where: { organizationId: other.id } });
    const context = contextFor({ organization });
    const answers = [];
    for (const id of [foreign.id, newId(new Date(0))]) {
      const named = list ? [toGlobalId(type, id)] : toGlobalId(type, id);
      answers.push(await runQuery(context, mutationDocument(name), { input: { ...input, [field]: named } }));
    }
    expect(answers[0]?.errors?.[0]?.extensions?.['code']).toBe('NOT_FOUND');
    expect(answers[0]).toEqual(answers[1]);
    expect(await database.prisma.event.count({ where: { organizationId: other.id } })).toBe(events);
  });
}

/** Statements that a document takes. */
export async function countStatements(
  organization: TestOrganization,
  document: string,
  variables: Record<string, unknown>,
): Promise<number> {
  const { database } = organization;
  // The first run opens the connections that the second one uses; opening one is a statement of its own.
  await query(contextFor({ organization }), document, variables);
  const before = database.statements();
  await query(contextFor({ organization }), document, variables);
  return database.statements() - before;
}
