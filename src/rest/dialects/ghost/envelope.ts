import type { RestAnswer, RestRequest } from '../../route';
import { actionOf, printAction } from './action';
import type { Asked } from '../../asked';
import { ERROR_STATUS, type ErrorNotes, type ErrorType, GhostError } from './refusal';

/** An error before it is put into words for one route. */
export interface Said extends ErrorNotes {
  readonly type: ErrorType;
  readonly message: string;
  /** Where it is not the type's own. */
  readonly status?: number;
  /** Said as it is, also on the route of a resource: what is refused before a resource is looked at. */
  readonly raw?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

/** How errors of each type begin on the route of a resource. */
const BEGINNINGS: Partial<Record<ErrorType, string>> = {
  BadRequestError: 'Request not understood error',
  IncorrectUsageError: 'Incorrect usage error',
  NoPermissionError: 'Permission error',
  NotFoundError: 'Resource not found error',
  ValidationError: 'Validation error',
  UnsupportedMediaTypeError: 'Unsupported media error',
  InternalServerError: 'Internal server error',
};

/** An error as Ghost prints it: one, with nine keys that are always there. */
export function printError(said: Said, asked: Asked): RestAnswer {
  const { type, status = ERROR_STATUS[type], headers = {} } = said;
  const error = {
    ...worded(said, asked),
    type,
    details: said.details ?? null,
    property: said.property ?? null,
    help: said.help ?? null,
    code: said.code ?? null,
    id: asked.requestId,
    ghostErrorCode: null,
  };
  return { status, headers, body: { errors: [error] } };
}

function worded({ type, message, context, raw }: Said, { endpoint }: Asked) {
  const [action, beginning] = [actionOf(endpoint), BEGINNINGS[type]];
  if (raw || !action || !beginning) return { message, context: context ?? null };
  const reason = context === undefined ? message : `${message} ${context}`;
  return { message: `${beginning}, cannot ${printAction(action)}.`, context: reason };
}

/** The one item of a body under its root key: `{"members": [{…}]}`. */
export function itemIn({ body }: Pick<RestRequest, 'body'>, root: string): Readonly<Record<string, unknown>> {
  const items = body[root];
  const [item] = Array.isArray(items) ? (items as unknown[]) : [];
  if (!isObject(item) || Object.keys(item).length === 0)
    throw new GhostError('BadRequestError', `No root key ('${root}') provided.`);
  if ((items as unknown[]).length > 1)
    throw new GhostError('ValidationError', `Validation failed for ${root}.`, tooMany(root));
  return item;
}

function tooMany(root: string): ErrorNotes {
  const found = { keyword: 'maxItems', params: { limit: 1 }, message: 'must NOT have more than 1 items' };
  const place = { instancePath: `/${root}`, schemaPath: `#/properties/${root}/maxItems` };
  return { property: root, details: [{ ...place, ...found }] };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** 201 with the address of what was made: the collection's with the new id. */
export function created(request: Pick<RestRequest, 'address'>, id: string, body: unknown): RestAnswer {
  return { status: 201, headers: { location: `${request.address.replace(/\/?$/, '/')}${id}/` }, body };
}
