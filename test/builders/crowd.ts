import { type Id, newId } from '../../src/shared/id';
import type { TestOrganization } from '../support/context';

/** Many members at once, in one statement and without events, for tests that are not about them. */
export async function makeCrowd(organization: TestOrganization, count: number): Promise<{ readonly id: Id }[]> {
  const now = organization.clock.now();
  const { id: organizationId, creatorId, database } = organization;
  const members = Array.from({ length: count }, (_each, index) => {
    const email = `crowd-${index}@example.com`;
    const times = { createdAt: now, updatedAt: now };
    return { organizationId, id: newId(now), creatorId, email, emailKey: email, ...times };
  });
  await database.prisma.member.createMany({ data: members });
  return members;
}
