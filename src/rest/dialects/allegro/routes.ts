import { notFound } from '../../../shared/failure';
import { type RestAnswer, type RestRequest, route, type Route } from '../../route';
import * as documented from './documentation';
import { memberGlobalId } from './ids';
import {
  CreateMember,
  DeleteMember,
  ListMembers,
  ReadMember,
  ReplaceMember,
  UpdateMember,
} from './operations.generated';
import { presentPage } from './page';
import { createVariables, listVariables, readVariables, replaceVariables, updateVariables, wantsBare } from './parse';
import { member, memberWithRelations } from './present';

/** The six operations of the document. */
export const routes: readonly Route[] = [
  route({
    endpoint: 'GET /',
    operation: ListMembers,
    documentation: documented.listMembers,
    variables: listVariables,
    reply: ({ members }, request) => ({
      body: presentPage(members.nodes.map(memberWithRelations), members.totalCount, request),
    }),
  }),
  route({
    endpoint: 'GET /:id',
    operation: ReadMember,
    documentation: documented.readMember,
    variables: readVariables,
    reply: ({ members: { nodes } }, request) => {
      const [found] = nodes;
      if (!found) throw notFound('Member');
      return single(memberWithRelations(found), request);
    },
  }),
  route({
    endpoint: 'POST /',
    operation: CreateMember,
    documentation: documented.createMember,
    variables: createVariables,
    reply: ({ memberCreate }, request) => ({ status: 201, ...single(member(memberCreate.member), request) }),
  }),
  route({
    endpoint: 'PUT /:id',
    operation: ReplaceMember,
    documentation: documented.replaceMember,
    variables: replaceVariables,
    reply: ({ memberReplace }, request) => single(member(memberReplace.member), request),
  }),
  route({
    endpoint: 'PATCH /:id',
    operation: UpdateMember,
    documentation: documented.updateMember,
    variables: updateVariables,
    reply: ({ memberUpdate }, request) => single(member(memberUpdate.member), request),
  }),
  route({
    endpoint: 'DELETE /:id',
    operation: DeleteMember,
    documentation: documented.deleteMember,
    variables: ({ params }) => ({ input: { id: memberGlobalId(params['id'] ?? '') } }),
    reply: () => ({ status: 204 }),
  }),
];

/** One resource, in the data envelope unless the request or the key asks for bare objects. */
function single(resource: object, request: RestRequest): RestAnswer {
  return { body: wantsBare(request) ? resource : { data: resource } };
}
