import { GhostError } from '../refusal';

/** The least and the greatest value of a number. */
export type Range = readonly [least: number, greatest: number];

/** Refuses numbers that lie outside of their range; what is absent or no number is not looked at. */
export function checkRanges(item: Readonly<Record<string, unknown>>, ranges: Readonly<Record<string, Range>>): void {
  for (const [property, [least, greatest]] of Object.entries(ranges)) {
    const value = item[property];
    if (typeof value === 'number' && (value < least || value > greatest))
      throw new GhostError('ValidationError', `${property} must be from ${least} to ${greatest}.`, { property });
  }
}
