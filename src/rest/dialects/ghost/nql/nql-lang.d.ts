declare module '@tryghost/nql-lang' {
  /** The tokens of a text with what each of them is in the text; throws where there is none. */
  export function lex(text: string): { readonly token: string; readonly matched: string }[];
  /** The tree of conditions; throws on what is no filter. */
  export function parse(text: string, options: { readonly preserveRelativeDates: boolean }): unknown;
}
