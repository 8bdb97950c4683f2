import { Prisma } from '../../database/generated/client';
import { COUNT_COLUMNS } from './activity.kinds';

const KINDS = Object.entries(COUNT_COLUMNS);
const COLUMNS = [...KINDS.map(([, column]) => column), 'timed', 'seconds'];

/** The counting columns of a rollup. */
export const COUNT_NAMES = Prisma.raw(COLUMNS.join(', '));

/** What the counting columns get from a group of activities. */
export const COUNTED = Prisma.raw(
  [
    ...KINDS.map(([kind]) => `count(*) FILTER (WHERE kind = '${kind}')`),
    ...['count(seconds)', 'coalesce(sum(seconds), 0)'],
  ].join(', '),
);

/** What was counted before, and what has come. */
export const ADDED_COUNTS = Prisma.raw(
  COLUMNS.map((column) => `${column} = kept.${column} + excluded.${column}`).join(', '),
);
