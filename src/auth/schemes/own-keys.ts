import type { KeyObject } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { Db } from '../../database/transaction';
import { badCredential } from './scheme';
import { findSigningKeys } from '../signing-key.repository';
import { publicKeyOf } from '../signing-key.service';

/** However many tokens name keys that do not exist, the table is read at most this often. */
const MIN_INTERVAL_MS = 2000;

/** The gateway's own public keys, read again when a token names one that is not known yet. */
export function ownKeys(db: Db): { find(id: string | undefined): Promise<KeyObject> } {
  let known = new Map<string, KeyObject>();
  let readAt = -Infinity;
  const read = async () => {
    readAt = performance.now();
    const rows = await findSigningKeys(db);
    known = new Map(rows.map((row) => [row.id, publicKeyOf(row)]));
  };
  return {
    async find(id) {
      if (id === undefined) throw badCredential();
      if (!known.has(id) && performance.now() - readAt > MIN_INTERVAL_MS) await read();
      const key = known.get(id);
      if (!key) throw badCredential();
      return key;
    },
  };
}
