import { fromGlobalId, toGlobalId } from '../../src/schema/global-id';
import { newId } from '../../src/shared/id';
import { makeMember } from '../builders/member';
import { makeTip, makeTipJar } from '../builders/tip';
import { contextFor, query, type TestOrganization } from '../support/context';

const GIVE = 'mutation ($input: GiftCreateInput!) { giftCreate(input: $input) { gift { id } } }';

/** A tip jar with a tip of a member, gifts by and for the member, and a milestone. */
export async function seedGiving(
  organization: TestOrganization,
  { memberId, tierId }: { readonly memberId: string; readonly tierId: string },
): Promise<void> {
  const { id: organizationId, creatorId, clock, database } = organization;
  const { id: jarId } = await makeTipJar(organization);
  await makeTip(organization, fromGlobalId('Member', memberId), { jarId });
  const at = clock.now();
  // An older member, so that what is looked up by the newest one is found.
  clock.set(new Date(at.getTime() - 86_400_000));
  const older = toGlobalId('Member', (await makeMember(organization)).id);
  clock.set(at);
  const gifts = [
    { fromMemberId: memberId, toEmail: 'friend@example.com' },
    { fromMemberId: older, toMemberId: memberId, deliverOn: '2999-01-01' },
  ];
  for (const gift of gifts) await query(contextFor({ organization }), GIVE, { input: { ...gift, tierId, months: 1 } });
  const reached = { metric: 'MEMBERS' as const, threshold: 10n, value: 10n, reachedAt: at, createdAt: at };
  await database.prisma.milestone.create({ data: { organizationId, id: newId(at), creatorId, ...reached } });
}
