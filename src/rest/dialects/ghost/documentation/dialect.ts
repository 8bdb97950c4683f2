import type { DialectDocumentation } from '../../../openapi/documentation';
import { schemas } from '../schemas/all';
import { ref, TITLE } from '../schemas/base';

const DESCRIPTION = `The Ghost Admin API, version 6.65. Send \`Authorization: Ghost TOKEN\`, where the token is a JWT that
is signed with the secret of an Admin API key (HS256, the key's id as \`kid\`, \`/admin/\` as \`aud\`, five minutes at
most). On this page the key itself, \`id:secret\`, can be filled in: it signs a token for each request.

A read without the slash at the end of its path is redirected to that with it.

\`gateway credential create --organization SLUG --dialect ghost\` makes a key.`;

/** What the reference says of the dialect as a whole. */
export const documentation: DialectDocumentation = {
  title: TITLE,
  description: DESCRIPTION,
  security: {
    name: 'GhostToken',
    scheme: {
      type: 'apiKey',
      in: 'header',
      name: 'Authorization',
      description: '`Ghost TOKEN`, or here the Admin API key.',
    },
  },
  schemas,
  refusal: () => ref('Error'),
  refusals: {
    400: 'The token is none',
    401: 'The token is not signed with a known key, or is out of date',
    406: 'The version that was asked for is not served',
    415: 'The file that was uploaded is no CSV',
  },
  bodiless: { 304: 'What `If-None-Match` names is still as it was. Only reads.' },
  headers: {
    'content-version': 'The version that answers.',
    etag: 'A weak tag of the answer.',
  },
  requestHeaders: {
    'Accept-Version': {
      description: 'The version that the client is made for, such as `v6.0`.',
      schema: { type: 'string' },
    },
  },
};
