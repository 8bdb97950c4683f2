/**
 * Into so many parts a minor unit is divided: 100 for percents, times 12 for years, weeks and days, times 27,720, which
 * 1 to 12 divide. What a price makes a month is a whole number of parts for every count of months or years up to 12 and
 * for all usual counts of weeks and days, so that sums and differences are exact.
 */
export const PARTS = 33_264_000n;
