import { Prisma } from '../../database/generated/client';
import type { Db } from '../../database/transaction';
import type { Id } from '../../shared/id';

/** A period of an organization's calendar up to an instant in it. */
export interface RevenuePeriodBounds {
  readonly timeZone: string;
  /** The currency in which everything is told. */
  readonly currency: string;
  readonly feeBasisPoints: number;
  /** The first day of the period, and when it begins. */
  readonly from: string;
  readonly startAt: Date;
  /** When the whole period ends. */
  readonly endAt: Date;
  /** The day of the instant, and when it begins. */
  readonly today: string;
  readonly dayStartAt: Date;
  /** The first month of the six before that of the instant, and when that begins. */
  readonly trailingFrom: string;
  readonly trailingStartAt: Date;
  /** The month of the instant, and when it begins. */
  readonly month: string;
  readonly monthStartAt: Date;
}

/** Reads the calendar of an organization around an instant; null for an unknown one. */
export async function findPeriod(
  db: Db,
  organizationId: Id,
  { unit, at }: { readonly unit: 'month' | 'quarter' | 'year'; readonly at: Date },
): Promise<RevenuePeriodBounds | null> {
  const start = Prisma.raw(`date_trunc('${unit}', local)`);
  const length = Prisma.raw(unit === 'quarter' ? `interval '3 months'` : `interval '1 ${unit}'`);
  const rows = await db.$queryRaw<RevenuePeriodBounds[]>`
    SELECT time_zone AS "timeZone", currency, platform_fee_basis_points AS "feeBasisPoints",
      ${start}::date::text AS from, ${start} AT TIME ZONE time_zone AS "startAt",
      (${start} + ${length}) AT TIME ZONE time_zone AS "endAt",
      local::date::text AS today, date_trunc('day', local) AT TIME ZONE time_zone AS "dayStartAt",
      (date_trunc('month', local) - interval '6 months')::date::text AS "trailingFrom",
      (date_trunc('month', local) - interval '6 months') AT TIME ZONE time_zone AS "trailingStartAt",
      date_trunc('month', local)::date::text AS month, date_trunc('month', local) AT TIME ZONE time_zone AS "monthStartAt"
    FROM (SELECT *, ${at}::timestamptz AT TIME ZONE time_zone AS local FROM organizations) organization
    WHERE id = ${organizationId}::uuid`;
  return rows[0] ?? null;
}
