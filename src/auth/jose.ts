export type Jose = typeof import('jose', { with: { 'resolution-mode': 'import' } });

let loaded: Promise<Jose> | undefined;

/** The library for JSON web tokens. It is an ES module only, so it comes by a real import, here and nowhere else. */
export function loadJose(): Promise<Jose> {
  loaded ??= import('jose');
  return loaded;
}
