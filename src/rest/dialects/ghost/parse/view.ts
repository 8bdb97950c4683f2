import type { RestRequest } from '../../../route';
import { parseFields, parseInclude } from '../page';
import { MEMBER_FIELDS, MEMBER_INCLUDES, type MemberView } from '../present/member';

/** How a request wants members. */
export function viewOf(request: RestRequest): MemberView {
  return {
    origin: new URL(request.address).origin,
    include: parseInclude(request, MEMBER_INCLUDES),
    fields: parseFields(request, MEMBER_FIELDS),
  };
}

/** The same variables, for a request whose view was looked at before anything is done: what is wrong in it is refused. */
export function viewed<V>(variables: (request: RestRequest) => V): (request: RestRequest) => V {
  return (request) => {
    viewOf(request);
    return variables(request);
  };
}
