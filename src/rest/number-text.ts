import { isLosslessNumber, parse as parseExactly } from 'lossless-json';
import { HttpProblem } from './http-problem';

const texts = new WeakMap<object, string>();
const trees = new WeakMap<object, unknown>();

/** Remembers what a body was written as. */
export function rememberText(body: object, text: string): void {
  texts.set(body, text);
}

/**
 * How a number of a body was written, or nothing where no number stands: `24.990` for 24.99. Amounts of money are read
 * from it, because the number itself has been rounded to a binary fraction. The body must be the one of the request.
 */
export function numberText(body: object, path: readonly (string | number)[]): string | undefined {
  let value = exactTree(body);
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return isLosslessNumber(value) ? value.toString() : undefined;
}

function exactTree(body: object): unknown {
  const known = trees.get(body);
  if (known !== undefined) return known;
  const text = texts.get(body);
  const tree = text === undefined ? {} : readExactly(text);
  trees.set(body, tree);
  return tree;
}

/** The text has been read before as usual JSON; what can be wrong here is a key that is given twice. */
function readExactly(text: string): unknown {
  try {
    return parseExactly(text);
  } catch (error) {
    throw new HttpProblem('MALFORMED', `The request body is not valid JSON: ${(error as Error).message}.`);
  }
}
