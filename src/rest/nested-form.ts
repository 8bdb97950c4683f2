import { HttpProblem } from './http-problem';

const MAX_DEPTH = 6;
const MAX_INDEX = 100;
const NAME = /^([^[\]]+)((?:\[[^[\]]*\])*)$/;
const INDEX = /^(0|[1-9]\d{0,3})$/;

/** A list or an object that is still being put together. */
type Node = Map<string, Node | string>;

/**
 * The fields of a form whose names in brackets lead into lists and objects: `members[0][labels][]=a`. An object whose
 * names are all numbers, or empty, is a list, in the order of the form. Objects have no prototype that a name could reach.
 */
export function nest(fields: readonly (readonly [string, string])[]): Readonly<Record<string, unknown>> {
  const root: Node = new Map();
  for (const [name, value] of fields) put(root, pathOf(name), value);
  return objectOf(root);
}

function pathOf(name: string): string[] {
  const [, first, brackets = ''] = NAME.exec(name) ?? [];
  if (first === undefined) return [name];
  const path = [first, ...[...brackets.matchAll(/\[([^[\]]*)\]/g)].map(([, part = '']) => part)];
  if (path.length > MAX_DEPTH) throw new HttpProblem('MALFORMED', 'The form is nested too deeply.');
  return path;
}

function put(node: Node, [name = '', ...rest]: string[], value: string): void {
  const key = name === '' ? String(node.size) : name;
  if (rest.length === 0) {
    node.set(key, value);
    return;
  }
  const inner = node.get(key);
  const next: Node = inner instanceof Map ? inner : new Map();
  node.set(key, next);
  put(next, rest, value);
}

function valueOf(node: Node | string): unknown {
  if (typeof node === 'string') return node;
  const isList = node.size <= MAX_INDEX && [...node.keys()].every((name) => INDEX.test(name));
  return isList ? [...node.values()].map(valueOf) : objectOf(node);
}

function objectOf(node: Node): Readonly<Record<string, unknown>> {
  const object = Object.create(null) as Record<string, unknown>;
  for (const [name, inner] of node) object[name] = valueOf(inner);
  return object;
}
