import { badInput } from '../../../../shared/failure';
import type { RestRequest } from '../../../route';

type Body = RestRequest['body'];

/*
 * Fields of a body, by strict JSON types: a number is no name. Absent fields are undefined, null is passed on: in
 * changes it empties what it names.
 */

/** Text. */
export function text(body: Body, name: string): string | null | undefined {
  const value = body[name];
  if (value === undefined || value === null || typeof value === 'string') return value;
  throw badInput(name, `The ${name} must be a string.`);
}

/** A whole number. */
export function whole(body: Body, name: string): number | null | undefined {
  const value = body[name];
  if (value === undefined || value === null) return value;
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  throw badInput(name, `The ${name} must be a whole number.`);
}

/** True or false. */
export function truth(body: Body, name: string): boolean | null | undefined {
  const value = body[name];
  if (value === undefined || value === null || typeof value === 'boolean') return value;
  throw badInput(name, `The ${name} must be true or false.`);
}

/** A list of texts. */
export function texts(body: Body, name: string): string[] | null | undefined {
  const value = body[name];
  if (value === undefined || value === null) return value;
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value;
  throw badInput(name, `The ${name} must be a list of strings.`);
}

/** An object. */
export function object(body: Body, name: string): Record<string, unknown> | null | undefined {
  const value = body[name];
  if (value === undefined || value === null) return value;
  if (typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>;
  throw badInput(name, `The ${name} must be an object.`);
}

/** One of a few words, as the graph spells it: `win_back` is WIN_BACK. */
export function oneOf<Word extends string>(
  body: Body,
  name: string,
  words: readonly Word[],
): Uppercase<Word> | null | undefined {
  const value = text(body, name);
  return value === undefined || value === null ? value : wordOf(name, value, words);
}

/** A word of the API in the graph's spelling, or a refusal that names those that are known. */
export function wordOf<Word extends string>(name: string, value: string, words: readonly Word[]): Uppercase<Word> {
  const word = words.find((one) => one === value);
  if (word === undefined) throw badInput(name, `The ${name} must be one of ${words.join(', ')}.`);
  return word.toUpperCase() as Uppercase<Word>;
}

/** A field that must be there and filled. */
export function required<T>(name: string, value: T | null | undefined): T {
  if (value === undefined || value === null || value === '') throw badInput(name, `The ${name} is required.`);
  return value;
}

/** The fields that were given. */
export function given<T extends object>(fields: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}
