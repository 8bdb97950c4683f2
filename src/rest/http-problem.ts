/** What can be wrong with a request before it means anything: every dialect says it in its own form. */
export const HTTP_PROBLEMS = ['NO_ROUTE', 'WRONG_METHOD', 'MALFORMED', 'TOO_LARGE', 'WRONG_TYPE'] as const;

export type HttpProblemKind = (typeof HTTP_PROBLEMS)[number];

export interface HttpProblemDetails {
  /** Headers that go with the answer in every dialect. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What a parser said, word by word, where there was one. */
  readonly reason?: string;
}

/** A request that was refused before any operation was looked at. */
export class HttpProblem extends Error {
  readonly headers: Readonly<Record<string, string>>;
  readonly reason: string | undefined;

  constructor(
    readonly kind: HttpProblemKind,
    message: string,
    details: HttpProblemDetails = {},
  ) {
    super(message);
    this.headers = details.headers ?? {};
    this.reason = details.reason;
    this.name = 'HttpProblem';
  }
}
