import { contextFor, query, type TestOrganization } from '../../support/context';

/** The answer to a document, asked with all scopes. */
export function ask(organization: TestOrganization, document: string, variables: object = {}) {
  return query<Record<string, object>>(contextFor({ organization }), document, variables as Record<string, unknown>);
}

interface Made {
  readonly id: string;
  readonly status: string;
}

async function mutation(
  organization: TestOrganization,
  [name, noun]: readonly [name: string, noun: string],
  input: object,
): Promise<Made> {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input!`;
  const fields = noun === 'contribution' ? '__typename' : noun === 'moderationRule' ? 'id' : 'id status';
  const document = `mutation ($input: ${type}) { ${name}(input: $input) { ${noun} { ${fields} } } }`;
  const data = (await ask(organization, document, { input })) as Record<string, Record<string, Made>>;
  return data[name]?.[noun] as Made;
}

export const post = (organization: TestOrganization, input: object) =>
  mutation(organization, ['communityPostCreate', 'communityPost'], input);
export const comment = (organization: TestOrganization, input: object) =>
  mutation(organization, ['communityCommentCreate', 'communityComment'], input);
export const react = (organization: TestOrganization, input: object) =>
  mutation(organization, ['communityReactionSet', 'contribution'], input);
export const report = (organization: TestOrganization, input: object) =>
  mutation(organization, ['communityReportCreate', 'communityReport'], input);
export const rule = (organization: TestOrganization, input: object) =>
  mutation(organization, ['moderationRuleCreate', 'moderationRule'], input);
export const moderate = (organization: TestOrganization, id: string, status: string) =>
  mutation(organization, ['communityModerate', 'contribution'], { id, status });

/** The code with which something is refused. */
export async function code(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    return /"code":"(\w+)"/.exec((error as Error).message)?.[1] ?? 'a fault';
  }
  return 'accepted';
}

/** What the log says of the community, in order. */
export async function eventsOf(organization: TestOrganization): Promise<string[]> {
  const rows = await organization.database.prisma.event.findMany({
    where: { organizationId: organization.id, type: { startsWith: 'community_' } },
    orderBy: { position: 'asc' },
  });
  return rows.map(({ type }) => type);
}
