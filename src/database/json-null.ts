import { Prisma } from './generated/client';

/** An empty column of JSON, or a path that is not there, in a condition. */
export const NO_JSON: unknown = Prisma.DbNull;
