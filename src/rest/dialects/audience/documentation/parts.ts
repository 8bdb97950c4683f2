import type { ParameterDocumentation, ReplyDocumentation } from '../../../openapi/documentation';
import type { JsonSchema } from '../../../openapi/json-schema';
import { ref } from '../schemas/base';

/** A success whose body is a schema of this dialect. */
export function reply(description: string, name: string, status = 200): Record<number, ReplyDocumentation> {
  return { [status]: { description, schema: ref(name) } };
}

/** An id in the path. */
export function pathId(name: string, description: string): Record<string, ParameterDocumentation> {
  return { [name]: { description, schema: { type: 'string' } } };
}

/** A parameter of the query. */
export function parameter(description: string, schema: JsonSchema = { type: 'string' }): ParameterDocumentation {
  return { description, schema };
}

export const creatorId = parameter('Only what belongs to this creator.');
