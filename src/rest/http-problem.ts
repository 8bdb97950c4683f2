/** What can be wrong with a request before it means anything: every dialect says it in its own form. */
export const HTTP_PROBLEMS = ['NO_ROUTE', 'WRONG_METHOD', 'MALFORMED', 'TOO_LARGE', 'WRONG_TYPE'] as const;

export type HttpProblemKind = (typeof HTTP_PROBLEMS)[number];

/** A request that was refused before any operation was looked at. */
export class HttpProblem extends Error {
  constructor(
    readonly kind: HttpProblemKind,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.name = 'HttpProblem';
  }
}
