import type { RequestContext } from '../../src/context';
import { inTransaction } from '../../src/database/transaction';
import { createMember } from '../../src/modules/members/member.service';
import type { MemberLinks } from '../../src/modules/members/member-links.service';
import type { MemberRow } from '../../src/modules/members/member.repository';
import type { MemberValues } from '../../src/modules/members/member.rules';
import { contextFor, type TestOrganization } from '../support/context';

let made = 0;

/** A member of the organization; the address is `member-N@example.com` unless given. */
export function makeMember(
  organization: TestOrganization,
  values: MemberValues & MemberLinks & { creatorId?: string | undefined } = {},
): Promise<MemberRow> {
  made += 1;
  const email = `member-${made}@example.com`;
  return asSystem(organization, (context) => createMember(context, { email, ...values }));
}

/** Several members, one after the other, each a second younger than the one before. */
export async function makeMembers(organization: TestOrganization, count: number): Promise<MemberRow[]> {
  const members: MemberRow[] = [];
  for (let index = 0; index < count; index++) {
    organization.clock.advance(1000);
    members.push(await makeMember(organization));
  }
  return members;
}

/** Does something in the organization as the gateway itself, in one transaction. */
export function asSystem<T>(organization: TestOrganization, work: (context: RequestContext) => Promise<T>): Promise<T> {
  return inTransaction(contextFor({ organization, principal: 'system' }), work);
}
