import type { ListOrder } from '../../database/list';
import type { NewsletterOrder } from './newsletter.input';
import { NewsletterOrderField } from './newsletter.type';

const COLUMNS: Record<NewsletterOrderField, Omit<ListOrder, 'direction'>> = {
  [NewsletterOrderField.ID]: { column: 'id', kind: 'id' },
  [NewsletterOrderField.SORT_ORDER]: { column: 'sortOrder', kind: 'number' },
  [NewsletterOrderField.CREATED_AT]: { column: 'createdAt', kind: 'instant' },
  [NewsletterOrderField.NAME]: { column: 'nameKey', kind: 'text' },
  [NewsletterOrderField.SLUG]: { column: 'slug', kind: 'text' },
};

/** The order of the list that a caller asked for. */
export function newsletterOrder(order: NewsletterOrder): ListOrder {
  return { ...COLUMNS[order.field], direction: order.direction === 'ASC' ? 'asc' : 'desc' };
}
