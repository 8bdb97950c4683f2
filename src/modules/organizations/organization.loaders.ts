import type { RequestContext } from '../../context';
import { oneByKey } from '../../shared/group';
import type { Id } from '../../shared/id';
import { loader } from '../../shared/loader';
import { findOrganizations, type OrganizationRow, visibleOrganizations } from './organization.repository';

/** The caller's own organization by id, or null for any other. */
export const organizationById = loader(
  async (context: RequestContext, ids: readonly Id[]): Promise<(OrganizationRow | null)[]> => {
    const rows = await findOrganizations(context.db, visibleOrganizations(context.viewer), ids);
    return oneByKey(ids, rows, (row) => row.id);
  },
);
