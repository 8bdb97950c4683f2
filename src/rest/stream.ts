import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { DocumentNode } from 'graphql';
import type { Readable } from 'node:stream';
import type { EndpointDocumentation } from './openapi/documentation';
import type { Endpoint, Method, RestAnswer, RestRequest, RouteBase } from './route';

/** A part of an upload, in the order in which it was sent. The content of a file must be read before the next part. */
export type UploadPart =
  | { readonly kind: 'field'; readonly name: string; readonly value: string }
  | {
      readonly kind: 'file';
      readonly name: string;
      readonly fileName: string;
      /** The media type that the client names; nothing is known of its truth. */
      readonly type: string;
      /** Ends in an error when the file is larger than the row allows. */
      readonly content: Readable;
    };

/** What a streaming row sees of a request. */
export interface StreamRequest extends RestRequest {
  /** The parts of an upload, or nothing when none was sent. */
  readonly upload: AsyncIterable<UploadPart> | undefined;
}

/** Runs one of the row's prepared documents; refusals are thrown as failures. Every run has loaders of its own. */
export type Run = <Data, Variables>(
  operation: TypedDocumentNode<Data, Variables>,
  variables: NoInfer<Variables>,
) => Promise<Data>;

/** What a streaming row answers: a body as other rows have it, or text that is written as it comes. */
export interface StreamAnswer extends RestAnswer {
  /** Sent in place of a body. What fails before the first piece is still answered as a refusal. */
  readonly text?: AsyncIterable<string>;
}

/** One streaming row. */
export interface StreamRow {
  readonly endpoint: Endpoint;
  /** All prepared documents that it may run; they are held against the schema at the start, as those of other rows. */
  readonly operations: readonly DocumentNode[];
  /** How large an uploaded file may be, in bytes. No uploads when absent. */
  readonly maxUploadBytes?: number;
  readonly answer: (request: StreamRequest, run: Run) => Promise<StreamAnswer>;
  /** What the reference says of the row; tests hold its answers against it. */
  readonly documentation: EndpointDocumentation;
}

/** A streaming row, ready for a table. */
export interface StreamRoute extends RouteBase {
  readonly operations: readonly DocumentNode[];
  readonly maxUploadBytes: number | undefined;
  readonly stream: StreamRow['answer'];
}

/**
 * Declares a row that is not one prepared document: one that reads an upload, or writes an answer too long to be held in
 * memory. It still reaches data by prepared documents only, and is bound to the same schema, callers and refusals; what
 * it does not have is one transaction around the request, and therefore no idempotency key.
 *
 * Nothing else is a reason to use it: a row that would need two documents needs a better graph. `test/rest/stream.test.ts`
 * lists every row that is declared with it.
 */
export function stream(row: StreamRow): StreamRoute {
  const { endpoint, operations, maxUploadBytes, answer, documentation } = row;
  const [method, path] = endpoint.split(' ') as [Method, string];
  return { endpoint, method, path, operations, maxUploadBytes, stream: answer, documentation };
}
