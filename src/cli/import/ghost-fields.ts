import type { Id } from '../../shared/id';
import { parseCurrency } from '../../shared/money';
import { parseObjectId } from '../../shared/object-id';
import { isSlug } from '../../shared/slug';
import type { Facts } from './facts';

/** The canonical id that an object id stands for. */
export function objectId(facts: Facts, name: string): Id | undefined {
  const text = facts.text(name);
  if (text === undefined || text === '') return undefined;
  return parseObjectId(text) ?? facts.wrong(name, 'an id of 24 hexadecimal digits');
}

/** A slug, unless it is one that cannot be kept here. */
export function slugOf(facts: Facts): string | undefined {
  const slug = facts.text('slug');
  return slug !== undefined && isSlug(slug) ? slug : undefined;
}

/** A currency. */
export function currencyOf(facts: Facts): string {
  const code = parseCurrency(facts.filled('currency'));
  if (!code) facts.wrong('currency', 'an ISO 4217 code');
  return code ?? '';
}
