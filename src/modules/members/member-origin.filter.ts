import { NO_JSON, NO_JSON_VALUE } from '../../database/json-null';
import { type Condition, escapeLike, type FieldFilter, MATCH_NONE } from '../../shared/filter';

interface PlaceCriteria {
  contains?: string | null;
  isNull?: boolean | null;
}

interface OriginCriteria {
  eq?: string | null;
  in?: string[] | null;
  isNull?: boolean | null;
}

/** What sources of locations tell in words. */
const PLACE_KEYS = [
  'country',
  'country_code',
  'country_code3',
  'continent_code',
  'region',
  'city',
  'timezone',
  'organization',
  'organization_name',
  'ip',
];

/** The words of a member's location, looked for without regard to case. */
export const geolocationField: FieldFilter = ({ contains, isNull }: PlaceCriteria) => {
  const part = contains === undefined || contains === null ? undefined : escapeLike(contains);
  const test = { string_contains: part, mode: 'insensitive' };
  return all([
    ...(part === undefined ? [] : [{ OR: PLACE_KEYS.map((key) => atPath('geolocation', key, test)) }]),
    ...(isNull === undefined || isNull === null
      ? []
      : [{ geolocation: isNull ? { equals: NO_JSON } : { not: NO_JSON } }]),
  ]);
};

/** The id of what a member came from. */
export const attributionIdField: FieldFilter = ({ eq, in: list, isNull }: OriginCriteria) => {
  const is = (id: string) => atPath('attribution', 'id', { equals: id });
  const known = { attribution: { path: ['id'], not: NO_JSON_VALUE } };
  return all([
    ...(eq === undefined || eq === null ? [] : [is(eq)]),
    ...(list ? [list.length === 0 ? MATCH_NONE : { OR: list.map(is) }] : []),
    ...(isNull === undefined || isNull === null ? [] : [isNull ? { NOT: known } : known]),
  ]);
};

/**
 * A path that is not there, or holds a null, compares to anything with "unknown" or keeps its sense when it is negated;
 * this makes it plainly false.
 */
function atPath(column: string, key: string, test: Condition): Condition {
  return { AND: [{ [column]: { path: [key], not: NO_JSON_VALUE } }, { [column]: { path: [key], ...test } }] };
}

function all(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? {} : { AND: conditions };
}
