import type { EndpointDocumentation } from '../../src/rest/openapi/documentation';

/** What a row says of itself that only a test knows. */
export const MADE_UP: EndpointDocumentation = { operationId: 'madeUp', summary: 'Made up by a test', replies: {} };
