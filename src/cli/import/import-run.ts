import type { RequestContext } from '../../context';
import type { ImportedRecord, ImportOutcome, MemberRecord } from '../../modules/imports/import.record';
import { importMembers } from '../../modules/imports/import.service';
import type { Entry } from './source';

const BATCH = 500;

/** What is told of one member of a file. */
export interface Remark {
  readonly place: string;
  readonly email: string;
  readonly problems: readonly string[];
}

/** How an import went. */
export type Counts = Record<ImportOutcome, number>;

export interface RunOptions {
  readonly dryRun: boolean;
  /** Whether to stop before the next batch. */
  readonly stopped: () => boolean;
  /** Told of each member that could not be taken. */
  readonly onInvalid: (remark: Remark) => void;
  /** Told of each member that was taken in part only, or left out as the file wants it. */
  readonly onNotice: (remark: Remark) => void;
  /** Told after each batch how many members have been read. */
  readonly onBatch: (members: number) => void;
}

/** Takes over the members of a file, batch by batch, each a transaction of its own. */
export async function runImport(
  context: RequestContext,
  entries: AsyncIterable<Entry>,
  options: RunOptions,
): Promise<Counts> {
  const counts: Counts = { created: 0, updated: 0, unchanged: 0, invalid: 0 };
  let batch: Entry[] = [];
  let members = 0;
  const flush = async (): Promise<void> => {
    await importBatch(context, batch, { ...options, counts });
    members += batch.length;
    batch = [];
    options.onBatch(members);
  };
  for await (const entry of entries) {
    batch.push(entry);
    if (batch.length < BATCH) continue;
    await flush();
    if (options.stopped()) return counts;
  }
  await flush();
  return counts;
}

async function importBatch(
  context: RequestContext,
  batch: readonly Entry[],
  { dryRun, counts, onInvalid, onNotice }: RunOptions & { readonly counts: Counts },
): Promise<void> {
  const records = batch.flatMap(({ record }) => record ?? []);
  const taken = await importAll(context, records, dryRun);
  for (const { place, email, record, problems, notice, isSkipped } of batch) {
    const otherwise = { outcome: isSkipped ? ('unchanged' as const) : ('invalid' as const), problems };
    const { outcome, problems: found } = (record && taken.get(record)) ?? otherwise;
    counts[outcome] += 1;
    if (outcome === 'invalid') onInvalid({ place, email, problems: found });
    else if (notice) onNotice({ place, email, problems: [notice] });
  }
}

async function importAll(
  context: RequestContext,
  records: readonly MemberRecord[],
  dryRun: boolean,
): Promise<Map<MemberRecord, ImportedRecord>> {
  if (records.length === 0) return new Map();
  const imported = await importMembers(context, records, { history: true, dryRun });
  return new Map(records.map((record, index) => [record, imported[index] as ImportedRecord]));
}
