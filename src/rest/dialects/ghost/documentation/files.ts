import type { EndpointDocumentation } from '../../../openapi/documentation';
import { ref } from '../schemas/base';
import { selectingMembers } from './parts';

export const exportMembers: EndpointDocumentation = {
  operationId: 'exportMembers',
  summary: 'Export members',
  description:
    'All of them unless filtered, as CSV, written as it is read. Cells that a spreadsheet would run are marked.',
  query: selectingMembers,
  replies: {
    200: {
      description: 'A line of names and one line for each member; nothing when there are none.',
      mediaType: 'text/csv',
      schema: { type: 'string' },
      headers: { 'content-disposition': 'A name for the file.' },
    },
  },
};

export const importMembers: EndpointDocumentation = {
  operationId: 'importMembers',
  summary: 'Import members',
  description: 'Members are made, or changed when the address is known. A label tells who came with which import.',
  body: {
    required: true,
    mediaTypes: ['multipart/form-data'],
    schema: {
      type: 'object',
      required: ['membersfile'],
      properties: {
        membersfile: { type: 'string', contentMediaType: 'text/csv', description: 'A CSV file.' },
        labels: { description: 'Labels for all members.', type: ['string', 'array'], items: { type: 'string' } },
      },
    },
    examples: {
      file: {
        summary: 'Two members',
        value: { membersfile: 'email,name\njane@example.com,Jane\njohn@example.com,John\n' },
      },
    },
  },
  replies: { 201: { description: 'What became of each row.', schema: ref('Import') } },
};
