import type { ProductRow } from '../../src/modules/products/product.repository';
import type { ProductValues } from '../../src/modules/products/product.rules';
import { createProduct } from '../../src/modules/products/product.service';
import type { TestOrganization } from '../support/context';
import { asSystem } from './member';

let made = 0;

/** A product, named `Product N` unless given. */
export function makeProduct(organization: TestOrganization, values: ProductValues = {}): Promise<ProductRow> {
  made += 1;
  const name = values.name ?? `Product ${made}`;
  return asSystem(organization, (context) => createProduct(context, { ...values, name }));
}
