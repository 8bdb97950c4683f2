import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { DocumentNode } from 'graphql';
import type { KnownViewer } from '../auth/viewer';
import type { EndpointDocumentation } from './openapi/documentation';
import type { Parameters } from './parameters';
import type { StreamRoute } from './stream';

export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
export type Method = (typeof METHODS)[number];

/** A method and a path below the dialect's base path, such as `GET /:id`. */
export type Endpoint = `${Method} /${string}`;

/** What decides how a request of an organization is read. */
export interface OrganizationFacts {
  /** The currency of amounts that name none: ISO 4217, in upper case. */
  readonly currency: string;
  /** The IANA time zone of dates. */
  readonly timeZone: string;
}

/** What a row sees of a request. */
export interface RestRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Parameters;
  /** Empty when nothing was sent. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly viewer: KnownViewer;
  /** The absolute address without the query, as clients reach it. */
  readonly address: string;
  /** The present, as the caller's organization sees it. */
  readonly now: Date;
  /** Only in dialects that ask for it. */
  readonly organization?: OrganizationFacts;
}

/** What a row answers. The status is 200 unless said otherwise, and no body means an empty one. */
export interface RestAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** One row of a dialect's table, in the order in which a request meets it. */
export interface RouteRow<Data, Variables> {
  readonly endpoint: Endpoint;
  /** The prepared document, generated from the dialect's operations.graphql. */
  readonly operation: TypedDocumentNode<Data, Variables>;
  /** The request in canonical words. Refuses by throwing a Failure. */
  readonly variables: (request: RestRequest) => NoInfer<Variables>;
  /** The canonical answer in the dialect's words. */
  readonly reply: (data: NoInfer<Data>, request: RestRequest) => RestAnswer;
  /** What the reference says of the row; tests hold its answers against it. */
  readonly documentation: EndpointDocumentation;
}

/** What every row has. */
export interface RouteBase {
  readonly endpoint: Endpoint;
  readonly method: Method;
  readonly path: string;
  readonly documentation: EndpointDocumentation;
}

/** A row whose types have been checked and can be forgotten. */
export interface PreparedRoute extends RouteBase {
  readonly operation: DocumentNode;
  readonly variables: (request: RestRequest) => Readonly<Record<string, unknown>>;
  readonly reply: (data: never, request: RestRequest) => RestAnswer;
}

export type Route = PreparedRoute | StreamRoute;

/**
 * Declares one row. Variables that do not fit the document, and fields in `reply` that the document does not select, do
 * not compile.
 */
export function route<Data, Variables>(row: RouteRow<Data, Variables>): PreparedRoute {
  const { endpoint, operation, variables, reply, documentation } = row;
  const [method, path] = endpoint.split(' ') as [Method, string];
  return {
    endpoint,
    method,
    path,
    operation,
    variables: variables as PreparedRoute['variables'],
    reply,
    documentation,
  };
}
