import { notFound } from '../../../../shared/failure';
import { type RestRequest, route, type Route } from '../../../route';
import * as documented from '../documentation/members';
import { pathId } from '../ids';
import {
  DisableCommenting,
  EnableCommenting,
  FindMember,
  RemoveSuppression,
  type WholeMemberFields,
} from '../operations.generated';
import { disableVariables } from '../parse/commenting';
import { viewed, viewOf } from '../parse/view';
import { presentMember } from '../present/member';

/** What can be done to one member beside changing its fields. */
export const memberActionRoutes: readonly Route[] = [
  route({
    endpoint: 'POST /members/:id/commenting/disable/',
    documentation: documented.disableCommenting,
    operation: DisableCommenting,
    variables: viewed(disableVariables),
    reply: ({ memberCommentingDisable: { member } }, request) => ({ body: bodyOf(member, request) }),
  }),
  route({
    endpoint: 'POST /members/:id/commenting/enable/',
    documentation: documented.enableCommenting,
    operation: EnableCommenting,
    variables: viewed((request) => ({ input: { id: pathId('Member', request) } })),
    reply: ({ memberCommentingEnable: { member } }, request) => ({ body: bodyOf(member, request) }),
  }),
  // Members do not sign in at the gateway, so that there is no session to end; one who is not there is still not found.
  route({
    endpoint: 'DELETE /members/:id/sessions/',
    documentation: documented.endSessions,
    operation: FindMember,
    variables: (request) => ({ id: pathId('Member', request) }),
    reply: ({ member }) => {
      if (!member) throw notFound('Member');
      return { status: 204 };
    },
  }),
  route({
    endpoint: 'DELETE /members/:id/suppression/',
    documentation: documented.removeSuppression,
    operation: RemoveSuppression,
    variables: (request) => ({ input: { id: pathId('Member', request) } }),
    reply: () => ({ status: 204 }),
  }),
];

function bodyOf(member: WholeMemberFields, request: RestRequest): object {
  return { members: [presentMember(member, viewOf(request))] };
}
