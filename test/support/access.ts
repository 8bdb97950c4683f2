import type { Scope } from '../../src/auth/scope';
import { toGlobalId } from '../../src/schema/global-id';
import { newId } from '../../src/shared/id';
import { anonymousContext, contextFor, makeOrganization, refusal, runQuery, type TestOrganization } from './context';
import { testDatabase } from './database';

/** A mutation whose access is to be tested. */
export interface GuardedMutation {
  readonly document: string;
  readonly scope: Scope;
  /** An input that names objects of the organization. */
  readonly input: (organization: TestOrganization) => Promise<Record<string, unknown>>;
  /** The field of the input that names an object, and that object's type. */
  readonly names: Readonly<Record<string, string>>;
}

/** Who may use a mutation: nobody unknown, nobody without the scope, nobody of another organization or creator. */
export function describeAccess(name: string, mutation: GuardedMutation): void {
  const { document, scope, names } = mutation;
  const setUp = async () => {
    const organization = await makeOrganization(await testDatabase());
    return { organization, input: await mutation.input(organization) };
  };

  describe(`who may use ${name}`, () => {
    it('refuses nobody we know', async () => {
      const { organization, input } = await setUp();
      expect(await refusal(anonymousContext(organization), document, { input })).toBe('UNAUTHENTICATED');
    });

    it('refuses a caller without the scope', async () => {
      const { organization, input } = await setUp();
      const scopes = ['members:read', 'catalog:read', scope.replace('write', 'read') as Scope] as const;
      expect(await refusal(contextFor({ organization, scopes }), document, { input })).toBe('FORBIDDEN');
    });

    it.each(Object.entries(names))('answers for a foreign %s as for one that does not exist', async (field, type) => {
      const { organization, input } = await setUp();
      const foreign = await mutation.input(await makeOrganization(await testDatabase()));
      const context = contextFor({ organization });
      const answers = [];
      for (const id of [foreign[field], toGlobalId(type, newId(new Date(0)))])
        answers.push(await runQuery(context, document, { input: { ...input, [field]: id } }));
      expect(answers[0]?.errors?.[0]?.extensions?.['code']).toBe('NOT_FOUND');
      expect(answers[0]).toEqual(answers[1]);
    });

    it('refuses the credential of another creator', async () => {
      const { organization, input } = await setUp();
      const stranger = contextFor({ organization, creatorId: newId(new Date(0)) });
      expect(await refusal(stranger, document, { input })).toBe('NOT_FOUND');
    });
  });
}
