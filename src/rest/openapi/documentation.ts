import type { FailureCode } from '../../shared/failure';
import type { JsonSchema } from './json-schema';

/** What the reference says of one parameter in the path or the query. */
export interface ParameterDocumentation {
  readonly description: string;
  readonly schema: JsonSchema;
  readonly required?: boolean;
  readonly example?: unknown;
}

/** A body that works on the demo data, or would with the ids put in. */
export interface ExampleDocumentation {
  readonly summary: string;
  readonly value: unknown;
}

export interface BodyDocumentation {
  readonly schema: JsonSchema;
  /** Whether a request without a body is refused. */
  readonly required: boolean;
  readonly description?: string;
  readonly examples: Readonly<Record<string, ExampleDocumentation>>;
  /** The media types that the endpoint takes, when they are not those of its dialect. */
  readonly mediaTypes?: readonly string[];
}

/** A success. */
export interface ReplyDocumentation {
  readonly description: string;
  /** The body; there is none when absent. */
  readonly schema?: JsonSchema;
  /** `application/json` when absent. */
  readonly mediaType?: string;
  /** The headers that this reply has beside those of all replies: their names, and what they say. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** What the reference says of one row. */
export interface EndpointDocumentation {
  /** Unique within the dialect, in camel case: `listMembers`. */
  readonly operationId: string;
  /** What it does, in one line. */
  readonly summary: string;
  /** What else there is to know, in Markdown. */
  readonly description?: string;
  /** The parameters of the path, by name. */
  readonly path?: Readonly<Record<string, ParameterDocumentation>>;
  /** The parameters of the query, by name. */
  readonly query?: Readonly<Record<string, ParameterDocumentation>>;
  readonly body?: BodyDocumentation;
  /** The successes, by status. */
  readonly replies: Readonly<Record<number, ReplyDocumentation>>;
  /** What this row may be refused for beside what every row may be. */
  readonly refusals?: readonly FailureCode[];
}

/** What the reference says of a dialect as a whole. */
export interface DialectDocumentation {
  /** The tag of its endpoints, and what stands before the names of its schemas. */
  readonly title: string;
  /** In Markdown. */
  readonly description: string;
  /** How callers say who they are. */
  readonly security: { readonly name: string; readonly scheme: JsonSchema };
  /** The schemas that replies and requests name. */
  readonly schemas: Readonly<Record<string, JsonSchema>>;
  /** The schema of the body of a refusal with a status. */
  readonly refusal: (status: number) => JsonSchema;
  /** What else any row may answer in the form of a refusal: statuses, and when. */
  readonly refusals?: Readonly<Record<number, string>>;
  /** Headers that are on every answer, and what they say. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Statuses without a body that any row that reads may answer, and when. */
  readonly bodiless?: Readonly<Record<number, string>>;
  /** Headers of requests that every row understands. */
  readonly requestHeaders?: Readonly<Record<string, ParameterDocumentation>>;
}
