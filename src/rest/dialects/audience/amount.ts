import { badInput } from '../../../shared/failure';
import { MAX_AMOUNT_MINOR, parseMajor, toMajor } from '../../../shared/money';
import { numberText } from '../../number-text';
import type { OrganizationFacts, RestRequest } from '../../route';

/** The organization of a request, which the edge has asked for. */
export function organizationOf({ organization }: Pick<RestRequest, 'organization'>): OrganizationFacts {
  if (!organization) throw new Error('The edge did not ask for the organization.');
  return organization;
}

/**
 * The minor units of an amount of money in the body, at a path such as `['rewards', 0, 'threshold']`; absent and null
 * are passed on. Amounts are JSON numbers in the organization's currency, and are read from their text: no amount ever
 * passes through a binary fraction. More decimals than the currency has are refused.
 */
export function amountAt(request: RestRequest, path: readonly (string | number)[]): number | null | undefined {
  const value = valueAt(request.body, path);
  if (value === undefined || value === null) return value;
  const field = path.join('.');
  const text = typeof value === 'number' ? numberText(request.body, path) : undefined;
  if (text === undefined) throw badInput(field, `The ${field} must be a number.`);
  const { currency } = organizationOf(request);
  const minor = parseMajor(text, currency);
  if (minor === undefined)
    throw badInput(field, `The ${field} has to be a decimal number that ${currency} can express.`);
  if (minor < 0n) throw badInput(field, `The ${field} must not be negative.`);
  if (minor > MAX_AMOUNT_MINOR)
    throw badInput(field, `The ${field} must not be more than ${toMajor(MAX_AMOUNT_MINOR, currency)}.`);
  return Number(minor);
}

/** What stands at a path of the body, if anything. */
export function valueAt(body: unknown, path: readonly (string | number)[]): unknown {
  let value = body;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}

/**
 * An amount as this API prints it: a JSON number of major units. Up to 7·10^15 minor units the nearest binary fraction
 * is printed as the very decimal that it was made of, since no other with as few decimals is as near.
 */
export function major(amountMinor: number, currency: string): number {
  return Number(toMajor(amountMinor, currency));
}
