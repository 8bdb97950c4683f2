import type { RequestContext } from '../../context';
import { fromGlobalIds } from '../../schema/global-id';
import { notFound } from '../../shared/failure';
import type { Id } from '../../shared/id';
import { labelById } from '../labels/label.loaders';
import { tierById } from '../tiers/tier.loaders';

/** The canonical ids of tiers that the caller may see: NOT_FOUND for any other. */
export async function referredTiers(context: RequestContext, texts: readonly string[], field: string): Promise<Id[]> {
  const ids = [...new Set(fromGlobalIds('Tier', texts, field))];
  const tiers = await Promise.all(ids.map((id) => tierById(context).load(id)));
  if (tiers.includes(null)) throw notFound('Tier');
  return ids;
}

/** The canonical ids of labels: NOT_FOUND for what is none. */
export async function referredLabels(context: RequestContext, texts: readonly string[], field: string): Promise<Id[]> {
  const ids = [...new Set(fromGlobalIds('Label', texts, field))];
  const labels = await Promise.all(ids.map((id) => labelById(context).load(id)));
  if (labels.includes(null)) throw notFound('Label');
  return ids;
}
