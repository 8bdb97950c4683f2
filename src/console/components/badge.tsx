import type { ComponentChildren } from 'preact';

/** How something stands, in a word; the color only supports it. */
export type Tone = 'good' | 'bad' | 'warn' | 'info' | 'quiet';

/** A short word in a colored field. */
export function Badge({ tone = 'quiet', children }: { readonly tone?: Tone; readonly children: ComponentChildren }) {
  return <span class={`badge badge-${tone}`}>{children}</span>;
}

/** Names that are spelled in a way of their own. */
const SPELLED: Readonly<Record<string, string>> = { GRAPHQL: 'GraphQL', EMAIL: 'E-mail' };

/** `PAST_DUE` as `Past due`. */
export function words(name: string): string {
  if (SPELLED[name]) return SPELLED[name];
  const text = name.replaceAll('_', ' ').toLowerCase();
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
