import { Prisma } from '../../database/generated/client';

/** What a price of one minor unit, at 100 percent, makes a month: in parts, by the unit of its interval. */
const PARTS_OF_PERCENT = Prisma.raw(
  `CASE price.interval WHEN 'MONTH' THEN 332640 WHEN 'YEAR' THEN 27720 WHEN 'WEEK' THEN 1441440 ELSE 10117800 END`,
);

/**
 * What a price makes a month, in parts of a minor unit, less a discount that lasts for ever; rounded only where a count of the interval
 * is so odd that they are not whole. Takes rows named price and discount.
 */
export const MONTHLY_PARTS = Prisma.sql`
  round(CASE WHEN discount.type = 'PERCENT' THEN price.amount_minor * (100 - discount.amount)
    WHEN discount.type = 'FIXED' AND discount.currency = price.currency
      THEN 100 * greatest(price.amount_minor - discount.amount, 0)
    ELSE 100 * price.amount_minor END::numeric * ${PARTS_OF_PERCENT} / price.interval_count)`;
