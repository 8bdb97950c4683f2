import { parse as parseJson } from 'secure-json-parse';
import { HttpProblem } from './http-problem';
import { nest } from './nested-form';
import { rememberText } from './number-text';
import { Parameters } from './parameters';

/** A nested form is one whose names in brackets lead into lists and objects: `members[0][email]`. */
export type BodyKind = 'json' | 'form' | 'nested-form';
export type Body = Readonly<Record<string, unknown>>;

/** The media type of each kind of body. */
export const MEDIA_TYPES: Readonly<Record<BodyKind, string>> = {
  json: 'application/json',
  form: 'application/x-www-form-urlencoded',
  'nested-form': 'application/x-www-form-urlencoded',
};

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Reads a body. Nothing at all is an empty one; what is no object, or would touch a prototype, is refused. */
export function decodeBody(kind: BodyKind, bytes: Buffer): Body {
  if (bytes.length === 0) return {};
  const text = decodeText(bytes);
  if (kind === 'json') return decodeJson(text);
  return kind === 'form' ? decodeForm(text) : nest(Parameters.parse(text).entries());
}

function decodeText(bytes: Buffer): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new HttpProblem('MALFORMED', 'The request body is not UTF-8.');
  }
}

function decodeJson(text: string): Body {
  const value = readJson(text);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    rememberText(value, text);
    return value as Body;
  }
  throw new HttpProblem('MALFORMED', 'The request body must be a JSON object.');
}

function readJson(text: string): unknown {
  try {
    return parseJson(text, null, { protoAction: 'error', constructorAction: 'error' });
  } catch (error) {
    const reason = error instanceof Error ? error.message : undefined;
    throw new HttpProblem('MALFORMED', 'The request body is not valid JSON.', reason === undefined ? {} : { reason });
  }
}

function decodeForm(text: string): Body {
  const parameters = Parameters.parse(text);
  const names = new Set(parameters.entries().map(([name]) => name));
  // Without a prototype, so that a field of any name is only a field.
  const fields = Object.create(null) as Record<string, unknown>;
  for (const name of names) fields[name] = parameters.text(name);
  return fields;
}
