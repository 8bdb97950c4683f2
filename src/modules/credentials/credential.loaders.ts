import { type CredentialRow, findCredentials, visibleCredentials } from '../../auth/credential.repository';
import type { RequestContext } from '../../context';
import { oneByKey } from '../../shared/group';
import type { Id } from '../../shared/id';
import { loader } from '../../shared/loader';

/** A visible credential by id, or null. */
export const credentialById = loader(
  async (context: RequestContext, ids: readonly Id[]): Promise<(CredentialRow | null)[]> => {
    const rows = await findCredentials(context.db, visibleCredentials(context.viewer), ids);
    return oneByKey(ids, rows, (row) => row.id);
  },
);
