import { idAnswered, toGlobalId } from '../../../schema/global-id';
import { notFound } from '../../../shared/failure';
import { parseObjectId, toObjectId } from '../../../shared/object-id';
import { isStorable } from '../../../shared/text';
import type { RestRequest } from '../../route';
import { badParameter } from './refusal';

/** The object id that is printed for a graph id. */
export function printId(globalId: string): string {
  return toObjectId(idAnswered(globalId));
}

/** The graph id behind an object id in a body or a filter, or nothing when the text is none. */
export function readId(type: string, text: string): string | undefined {
  const id = parseObjectId(text);
  return id === undefined ? undefined : toGlobalId(type, id);
}

/** The graph id that an address names. What is no object id is refused before anything is looked for. */
export function pathId(type: string, { params }: Pick<RestRequest, 'params'>): string {
  const id = readId(type, params['id'] ?? '');
  if (id === undefined) throw badParameter('id');
  return id;
}

/** A slug, address or uuid that an address names. What cannot be stored names nothing. */
export function pathText(type: string, name: string, { params }: Pick<RestRequest, 'params'>): string {
  const text = params[name] ?? '';
  if (text === '' || !isStorable(text)) throw notFound(type);
  return text;
}
