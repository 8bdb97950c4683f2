import type { DialectDocumentation } from '../../../openapi/documentation';
import { schemas } from '../schemas/all';
import { ref, TITLE } from '../schemas/base';

const DESCRIPTION = `The creator Audience API. Send \`Authorization: Bearer TOKEN\`, where the token is a JWT with roles: reads
take any of the eight, writes those that the endpoint names; a token with a \`creator_id\` sees and changes what belongs
to that creator only. Amounts are JSON numbers in the organization's currency, dates are days in its time zone, and
requests that write may carry an \`X-Idempotency-Key\` (or \`Idempotency-Key\`).

\`gateway credential create --organization SLUG --dialect audience --role ROLE\` makes a token.`;

/** What the reference says of the dialect as a whole. */
export const documentation: DialectDocumentation = {
  title: TITLE,
  description: DESCRIPTION,
  security: {
    name: 'AudienceToken',
    scheme: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'A JWT with roles.' },
  },
  schemas,
  refusal: () => ref('Error'),
};
