import { Failure, notFound } from '../../../../shared/failure';
import { route, type Route } from '../../../route';
import { organizationOf } from '../amount';
import * as documented from '../documentation/members';
import { MEMBER } from '../ids';
import { ListMembers, ReadMember, UpdateMember } from '../operations/members.generated';
import { nextCursor } from '../page';
import { listMembersVariables, memberId, updateMemberVariables } from '../parse/member';
import { presentMember, presentMemberDetail } from '../present/member';

/** Members: who the audience is made of. */
export const memberRoutes: readonly Route[] = [
  route({
    endpoint: 'GET /members',
    operation: ListMembers,
    documentation: documented.listMembers,
    variables: listMembersVariables,
    reply: ({ tiers, members, memberSegments: segments }, request) => {
      if (tiers?.totalCount === 0) throw new Failure('INVALID_TIER', 'Tier not found.');
      const organization = organizationOf(request);
      return {
        body: {
          members: members.nodes.map((member) => presentMember(member, organization)),
          total: members.totalCount,
          segments,
          ...nextCursor(members.pageInfo),
        },
      };
    },
  }),
  route({
    endpoint: 'GET /members/:member_id',
    operation: ReadMember,
    documentation: documented.readMember,
    variables: (request) => ({ id: memberId(request) }),
    reply: ({ member }, request) => {
      if (member?.email == null) throw notFound(MEMBER.name);
      return { body: presentMemberDetail(member, organizationOf(request)) };
    },
  }),
  route({
    endpoint: 'PUT /members/:member_id',
    operation: UpdateMember,
    documentation: documented.updateMember,
    variables: updateMemberVariables,
    reply: ({ memberUpdate: { member } }, request) => ({ body: presentMemberDetail(member, organizationOf(request)) }),
  }),
];
