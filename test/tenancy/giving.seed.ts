import { fromGlobalId } from '../../src/schema/global-id';
import { newId } from '../../src/shared/id';
import { makeTip, makeTipJar } from '../builders/tip';
import { contextFor, query, type TestOrganization } from '../support/context';

const GIVE = 'mutation ($input: GiftCreateInput!) { giftCreate(input: $input) { gift { id } } }';

/** A tip jar with a tip of a member, a gift that nobody has claimed, and a milestone. */
export async function seedGiving(
  organization: TestOrganization,
  { memberId, tierId }: { readonly memberId: string; readonly tierId: string },
): Promise<void> {
  const { id: organizationId, creatorId, clock, database } = organization;
  const { id: jarId } = await makeTipJar(organization);
  await makeTip(organization, fromGlobalId('Member', memberId), { jarId });
  const input = { fromMemberId: memberId, tierId, toEmail: 'friend@example.com', months: 1 };
  await query(contextFor({ organization }), GIVE, { input });
  const at = clock.now();
  const reached = { metric: 'MEMBERS' as const, threshold: 10n, value: 10n, reachedAt: at, createdAt: at };
  await database.prisma.milestone.create({ data: { organizationId, id: newId(at), creatorId, ...reached } });
}
