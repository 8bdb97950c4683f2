import { type Condition, type FieldFilter, MATCH_NONE } from '../../shared/filter';
import { HIGHEST_FIRST, STATUS_OF } from './member-status.service';
import { MemberStatus } from './member-status.type';
import { accessAt } from './subscription.state';

interface StatusCriteria {
  eq?: MemberStatus | null;
  ne?: MemberStatus | null;
  in?: MemberStatus[] | null;
}

/** The members' statuses as they are derived from subscriptions, in the form of conditions on the members. */
export function memberStatusField(at: Date): FieldFilter {
  const is = (status: MemberStatus) => hasMemberStatus(status, at);
  const field = ({ eq, ne, in: list }: StatusCriteria) => ({
    AND: [
      ...(eq ? [is(eq)] : []),
      ...(ne ? [{ NOT: is(ne) }] : []),
      ...(list ? [list.length === 0 ? MATCH_NONE : { OR: list.map(is) }] : []),
    ],
  });
  return Object.assign(field, { relationsOf: statusRelations });
}

function statusRelations({ eq, ne, in: list }: StatusCriteria): number {
  const asked = [eq, ne, ...(list ?? [])].filter((status) => status !== undefined && status !== null);
  const ends: readonly MemberStatus[] = [MemberStatus.FREE, MemberStatus.PAID];
  return asked.reduce((sum, status) => sum + (ends.includes(status) ? 1 : 2), 0);
}

/** The members of a status at an instant: access on its terms, and none on higher ones; FREE is no access on any. */
export function hasMemberStatus(status: MemberStatus, at: Date): Condition {
  const rank = HIGHEST_FIRST.findIndex((kind) => STATUS_OF[kind] === status);
  const [kind] = rank < 0 ? [] : HIGHEST_FIRST.slice(rank);
  const higher = rank < 0 ? HIGHEST_FIRST : HIGHEST_FIRST.slice(0, rank);
  return {
    AND: [
      ...(kind ? [{ subscriptions: { some: { kind, ...accessAt(at) } } }] : []),
      ...(higher.length > 0 ? [{ subscriptions: { none: { kind: { in: [...higher] }, ...accessAt(at) } } }] : []),
    ],
  };
}

interface RelatedCriteria {
  any?: object | null;
  none?: object | null;
}

const STANDING = ['TRIALING', 'ACTIVE', 'PAST_DUE', 'UNPAID', 'PAUSED'];

/**
 * The subscriptions that stand for a member who pays: the live ones or, when none is live, those that are over. One that
 * waits for its first payment is none of them.
 */
export function currentSubscriptionField(compile: (filter: object) => Condition): FieldFilter {
  const live = { kind: 'PAID', status: { in: STANDING } };
  const over = { kind: 'PAID', status: { in: ['CANCELED', 'EXPIRED'] } };
  const matching = (filter: object): Condition => {
    const condition = compile(filter);
    if (condition === MATCH_NONE) return MATCH_NONE;
    return {
      OR: [
        { subscriptions: { some: { AND: [live, condition] } } },
        { AND: [{ subscriptions: { none: live } }, { subscriptions: { some: { AND: [over, condition] } } }] },
      ],
    };
  };
  const field = ({ any, none }: RelatedCriteria) => ({
    AND: [...(any ? [matching(any)] : []), ...(none ? [{ NOT: matching(none) }] : [])],
  });
  // Of the three that each of them makes, one is counted by its name.
  return Object.assign(field, { relationsOf: ({ any, none }: RelatedCriteria) => (any ? 2 : 0) + (none ? 2 : 0) });
}
