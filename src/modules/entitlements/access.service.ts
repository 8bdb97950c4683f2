import { requireScope } from '../../auth/viewer';
import type { RequestContext } from '../../context';
import { notFound } from '../../shared/failure';
import type { Id } from '../../shared/id';
import { productById } from '../products/product.loaders';
import { decideAccess } from './access.rules';
import type { Access } from './access.type';
import { entitlementsByMember } from './entitlement.loaders';

/** Whether a member has access to a product at an instant, as known now, and why. */
export async function memberAccess(
  context: RequestContext,
  member: { readonly id: Id; readonly deletedAt: Date | null },
  question: { readonly productId: Id; readonly at: Date },
): Promise<Access> {
  const { productId, at } = question;
  // Without sight of entitlements the answer would be "never granted", which may be wrong.
  requireScope(context.viewer, 'entitlements:read');
  const [product, all] = await Promise.all([
    productById(context).load(productId),
    entitlementsByMember(context).load(member.id),
  ]);
  if (!product) throw notFound('Product');
  const entitlements = all.filter((entitlement) => entitlement.productId === productId);
  return decideAccess({ productName: product.name, at, memberDeletedAt: member.deletedAt, entitlements });
}
