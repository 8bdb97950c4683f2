import { Prisma } from './generated/client';

/** An empty column of JSON, or a path that is not there, in a condition. */
export const NO_JSON: unknown = Prisma.DbNull;

/** The same, or a null inside the JSON. */
export const NO_JSON_VALUE: unknown = Prisma.AnyNull;
