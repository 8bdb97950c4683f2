import type { Place } from '../../router';
import { MemberPage } from './member-page';
import { MemberList } from './member-list';

/** The members: a list that can be searched or, behind an id, one of them. */
export function Members({ place }: { readonly place: Place }) {
  const [id] = place.rest;
  return id ? <MemberPage id={id} query={place.query} /> : <MemberList query={place.query} />;
}
