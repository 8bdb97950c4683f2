import type { RequestContext } from '../../context';
import { fromGlobalIdOrNone } from '../../schema/global-id';
import { badInput } from '../../shared/failure';
import { parseObjectId, toObjectId } from '../../shared/object-id';
import { encodeCursor, type KeysetPosition, type Page, parsePage, type Slice } from '../../shared/page';
import type { MemberActivitiesArgs, MemberActivityFilter } from './activity.input';
import {
  type ActivityCriteria,
  type ActivityPlace,
  type ActivityRow,
  countActivities,
  findActivities,
  type FoundActivity,
} from './activity.repository';
import { MemberActivityType } from './activity.type';

const ORDER = 'activity:desc';
const PLACE = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) (\d{1,18}) (\d{1,6})$/;

/** One page of the activities that the caller may see, newest first. */
export async function findActivityPage(
  context: RequestContext,
  args: MemberActivitiesArgs,
): Promise<Page<ActivityRow>> {
  const slice = parsePage(args, ORDER);
  const criteria = criteriaOf(context, args.filter ?? {});
  const found = await findSlice(context, criteria, slice);
  const more = found.length > slice.size;
  const rows = found.slice(0, slice.size).map(withOwnId);
  if (slice.backward) rows.reverse();
  return {
    rows,
    hasNextPage: slice.backward ? slice.from !== undefined : more,
    hasPreviousPage: slice.backward ? more : slice.from !== undefined,
    cursorOf: (row) => encodeCursor({ order: ORDER, value: printPlace(row), id: row.id }),
    count: () => countActivities(context.db, criteria),
  };
}

async function findSlice(
  context: RequestContext,
  criteria: ActivityCriteria,
  { size, backward, from }: Slice,
): Promise<FoundActivity[]> {
  if (size === 0) return [];
  const place = from && 'order' in from ? parsePlace(from) : from;
  return findActivities(context.db, { criteria, from: place, backward, limit: size + 1 });
}

function criteriaOf(context: RequestContext, filter: MemberActivityFilter): ActivityCriteria {
  const { types, memberId, occurredAt } = filter;
  const ids = (texts: readonly string[]) => texts.map((text) => fromGlobalIdOrNone('Member', text));
  const within = [memberId?.eq ? [memberId.eq] : null, memberId?.in ?? null].filter((list) => list !== null);
  return {
    viewer: context.viewer,
    types: Object.values(MemberActivityType).filter(
      (type) => (types?.any?.includes(type) ?? true) && !types?.none?.includes(type),
    ),
    memberIds: {
      in: within.length === 0 ? null : ids(within.reduce((some, others) => some.filter((id) => others.includes(id)))),
      notIn: memberId?.ne ? ids([memberId.ne]) : [],
    },
    occurredAt: occurredAt ?? {},
    paidOnly: filter.complimentary === false,
  };
}

function printPlace({ occurredAt, position, place }: ActivityPlace): string {
  return `${occurredAt.toISOString()} ${position} ${place}`;
}

/** A cursor comes back from outside. */
function parsePlace({ value }: KeysetPosition): ActivityPlace {
  const [, instant = '', position = '', place = ''] = PLACE.exec(String(value)) ?? [];
  const occurredAt = new Date(instant);
  if (Number.isNaN(occurredAt.getTime())) throw badInput('after', 'This is not a cursor of this list.');
  return { occurredAt, position: BigInt(position), place: Number(place) };
}

/** Ids of events lie so far apart that those right behind one are free for its activities. */
function withOwnId({ eventId, ...activity }: FoundActivity): ActivityRow {
  const own = BigInt(`0x${toObjectId(eventId)}`) + BigInt(activity.place);
  return { ...activity, id: parseObjectId(own.toString(16).padStart(24, '0')) ?? eventId };
}
