import { GhostError } from '../refusal';

/** A filter of the graph, of any noun; beside these keys it has those of the noun. */
export interface GraphFilter {
  readonly and?: readonly GraphFilter[];
  readonly or?: readonly GraphFilter[];
  readonly not?: GraphFilter;
}

/** Holds for everything. */
export const EVERYTHING: GraphFilter = { and: [] };
/** Holds for nothing. */
export const NOTHING: GraphFilter = { or: [] };

/** A condition on one field of a noun. */
export function field(name: string, criteria: object): GraphFilter {
  return { [name]: criteria };
}

/** At least one holds. */
export function anyOf(filters: readonly GraphFilter[]): GraphFilter {
  const [only, ...others] = filters;
  return only && others.length === 0 ? only : { or: filters };
}

/** All hold. */
export function allOf(filters: readonly GraphFilter[]): GraphFilter {
  const [only, ...others] = filters;
  return only && others.length === 0 ? only : { and: filters };
}

/** Refuses what is a filter, but says nothing that can be asked. */
export function notUnderstood(): GhostError {
  return new GhostError('BadRequestError', 'Could not understand request.', { code: 'ER_BAD_FIELD_ERROR' });
}

/** Refuses what is no filter. */
export function notParsed(): GhostError {
  return new GhostError('BadRequestError', 'Error parsing filter');
}
