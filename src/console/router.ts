import { useEffect, useState } from 'preact/hooks';

/** Where the console is: the page, what of it, and what was chosen there. */
export interface Place {
  readonly page: string;
  /** What follows the page in the address. */
  readonly rest: readonly string[];
  readonly query: URLSearchParams;
}

/** Reads the part of the address behind `#/`. */
export function readPlace(hash: string): Place {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split('?');
  const [page = '', ...rest] = path.split('/').map(decodeURIComponent);
  return { page: page || 'overview', rest, query: new URLSearchParams(query) };
}

/** The address of a place. */
export function hrefTo(
  page: string,
  rest: readonly string[] = [],
  query: Record<string, string | undefined> = {},
): string {
  const chosen = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const text = new URLSearchParams(chosen).toString();
  return `#/${[page, ...rest].map(encodeURIComponent).join('/')}${text ? `?${text}` : ''}`;
}

/** Where the console is; the component is drawn anew when that changes. */
export function usePlace(): Place {
  const [place, setPlace] = useState(() => readPlace(location.hash));
  useEffect(() => {
    const listener = () => setPlace(readPlace(location.hash));
    addEventListener('hashchange', listener);
    return () => removeEventListener('hashchange', listener);
  }, []);
  return place;
}

/** Changes what is chosen on the present page, without a step back in the history. */
export function choose(query: Record<string, string | undefined>): void {
  const { page, rest, query: before } = readPlace(location.hash);
  location.replace(hrefTo(page, rest, { ...Object.fromEntries(before), ...query }));
}
