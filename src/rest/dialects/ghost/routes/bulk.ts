import { Failure } from '../../../../shared/failure';
import { route, type Route } from '../../../route';
import * as documented from '../documentation/members';
import { DeleteMembers, EditMembers } from '../operations.generated';
import { deleteManyVariables, editManyVariables } from '../parse/bulk';
import { presentBulkDelete, presentBulkEdit } from '../present/bulk';

/** What is done to many members at once. */
export const bulkRoutes: readonly Route[] = [
  route({
    endpoint: 'DELETE /members/',
    documentation: documented.deleteMembers,
    operation: DeleteMembers,
    variables: deleteManyVariables,
    reply: ({ memberDeleteMany }) => ({ body: presentBulkDelete(memberDeleteMany) }),
  }),
  route({
    endpoint: 'PUT /members/bulk/',
    documentation: documented.editMembers,
    operation: EditMembers,
    variables: editManyVariables,
    reply: ({ memberUnsubscribeMany, memberLabelAddMany, memberLabelRemoveMany }) => {
      const outcome = memberUnsubscribeMany ?? memberLabelAddMany ?? memberLabelRemoveMany;
      if (!outcome) throw new Failure('INTERNAL', 'Nothing was done.');
      return { body: presentBulkEdit(outcome) };
    },
  }),
];
