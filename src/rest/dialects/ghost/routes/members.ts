import { notFound } from '../../../../shared/failure';
import { route, type RestRequest, type Route } from '../../../route';
import * as documented from '../documentation/members';
import { created } from '../envelope';
import { pathId, pathText, printId } from '../ids';
import {
  AddMember,
  BrowseMembers,
  DeleteMember,
  EditMember,
  ReadMember,
  ReadMemberBy,
  type WholeMemberFields,
} from '../operations.generated';
import { presentPagination } from '../page';
import { browseMembers, browseVariables } from '../parse/browse';
import { addVariables, deleteVariables, editVariables } from '../parse/member';
import { viewed, viewOf } from '../parse/view';
import { presentListed, presentMember } from '../present/member';

/** Members: what the published documentation has, and reads by what the real client asks for. */
export const memberRoutes: readonly Route[] = [
  route({
    endpoint: 'GET /members/',
    documentation: documented.browseMembers,
    operation: BrowseMembers,
    variables: browseVariables,
    reply: ({ members: { nodes, totalCount } }, request) => {
      const view = viewOf(request);
      const meta = presentPagination(browseMembers(request), totalCount);
      return { body: { members: nodes.map((member) => presentListed(member, view)), meta } };
    },
  }),
  route({
    endpoint: 'POST /members/',
    documentation: documented.addMember,
    operation: AddMember,
    variables: viewed(addVariables),
    reply: ({ memberCreate: { member } }, request) => created(request, printId(member.id), bodyOf(member, request)),
  }),
  route({
    endpoint: 'GET /members/:id/',
    documentation: documented.readMember,
    operation: ReadMember,
    variables: viewed((request) => ({ id: pathId('Member', request) })),
    reply: ({ member }, request) => ({ body: bodyOf(found(member), request) }),
  }),
  route({
    endpoint: 'PUT /members/:id/',
    documentation: documented.editMember,
    operation: EditMember,
    variables: viewed(editVariables),
    reply: ({ memberUpdate: { member } }, request) => ({ body: bodyOf(member, request) }),
  }),
  route({
    endpoint: 'DELETE /members/:id/',
    documentation: documented.deleteMember,
    operation: DeleteMember,
    variables: deleteVariables,
    reply: () => ({ status: 204 }),
  }),
  route({
    endpoint: 'GET /members/email/:email/',
    documentation: documented.readMemberByEmail,
    operation: ReadMemberBy,
    variables: viewed((request) => ({ by: { email: pathText('Member', 'email', request) } })),
    reply: ({ member }, request) => ({ body: bodyOf(found(member), request) }),
  }),
  route({
    endpoint: 'GET /members/uuid/:uuid/',
    documentation: documented.readMemberByUuid,
    operation: ReadMemberBy,
    variables: viewed((request) => ({ by: { uuid: pathText('Member', 'uuid', request) } })),
    reply: ({ member }, request) => ({ body: bodyOf(found(member), request) }),
  }),
];

function bodyOf(member: WholeMemberFields, request: RestRequest): object {
  return { members: [presentMember(member, viewOf(request))] };
}

function found<T>(member: T | null): T {
  if (member === null) throw notFound('Member');
  return member;
}
