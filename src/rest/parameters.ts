import { badInput } from '../shared/failure';
import { isStorable } from '../shared/text';
import { HttpProblem } from './http-problem';

const MAX_PARAMETERS = 100;

/**
 * The parameters of a query string or a form. They stay text under the name as it was sent, brackets included
 * (`foreign_key[key]`), in a map: no name can reach an object's prototype.
 */
export class Parameters {
  private constructor(private readonly values: ReadonlyMap<string, readonly string[]>) {}

  /** Reads `a=1&b[c]=2`. Broken escapes and text that cannot be stored are malformed. */
  static parse(text: string): Parameters {
    const values = new Map<string, string[]>();
    const pairs = text.split('&').filter((pair) => pair !== '');
    if (pairs.length > MAX_PARAMETERS)
      throw new HttpProblem('MALFORMED', `A request may have ${MAX_PARAMETERS} parameters.`);
    for (const pair of pairs) {
      const equals = pair.indexOf('=');
      const name = decode(equals < 0 ? pair : pair.slice(0, equals));
      const value = equals < 0 ? '' : decode(pair.slice(equals + 1));
      values.set(name, [...(values.get(name) ?? []), value]);
    }
    return new Parameters(values);
  }

  /** The one value of a parameter, or nothing. Two values are refused: proxies and servers disagree on which counts. */
  text(name: string): string | undefined {
    const values = this.values.get(name);
    if (values && values.length > 1) throw badInput(name, `The ${name} parameter must not be given more than once.`);
    return values?.[0];
  }

  /** Everything that was sent, in order, names with several values several times. */
  entries(): (readonly [string, string])[] {
    return [...this.values].flatMap(([name, values]) => values.map((value) => [name, value] as const));
  }
}

function decode(text: string): string {
  try {
    const decoded = decodeURIComponent(text.replaceAll('+', ' '));
    if (isStorable(decoded)) return decoded;
  } catch {
    // An escape that is none is answered below like text that cannot be stored.
  }
  throw new HttpProblem('MALFORMED', 'The parameters are not correctly encoded.');
}
