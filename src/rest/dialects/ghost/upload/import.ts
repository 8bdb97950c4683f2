import { HttpProblem } from '../../../http-problem';
import type { Run, StreamAnswer, StreamRequest } from '../../../stream';
import { ImportMembers, type ImportMembersVariables, ReadImportLabel, ReadSite } from '../operations.generated';
import { presentLabel } from '../present/label';
import { GhostError } from '../refusal';
import { readLines, type TableLine, UnreadableTable } from './lines';
import { type Cells, DELETED, readRow } from './row';
import { type Upload, withUpload } from './spool';

/** How large a file of members may be. */
export const MAX_UPLOAD_BYTES = 64 * 1024 * 1024;

type Row = ImportMembersVariables['rows'] extends readonly (infer R)[] | infer R ? R : never;

const BATCH = 500;
const NOT_UTF8 = 'The file is not UTF-8. Save it as CSV in UTF-8; nothing was imported.';
/** How many lines that could not be taken are told of one by one. */
const MAX_INVALID = 1_000;
const TYPES = new Set(['text/csv', 'application/csv', 'application/octet-stream', 'application/vnd.ms-excel']);
const MAPPING = /^mapping\[(.+)\]$/;

/**
 * Takes the members of an uploaded file over, batch by batch, each a transaction of its own, and answers when all are
 * taken: there is no part of it that could be lost.
 */
export async function importMembers(request: StreamRequest, run: Run): Promise<StreamAnswer> {
  if (!request.upload) throw noFile();
  return withUpload(request.upload, 'membersfile', async (upload) => {
    if (!upload) throw noFile();
    checkType(upload);
    if (!upload.isUtf8) throw new GhostError('ValidationError', NOT_UTF8);
    const labelName = await importLabelName(request, run);
    const taken = await takeAll(upload, run, labelName);
    const { labels } = await run(ReadImportLabel, { name: labelName });
    const [label] = labels.nodes;
    const { lines: originalImportSize, ...stats } = taken;
    return {
      status: 201,
      body: { meta: { originalImportSize, stats, import_label: label ? presentLabel(label) : null } },
    };
  });
}

function noFile(): GhostError {
  return new GhostError('ValidationError', 'Please select a members CSV file.');
}

function checkType({ file: { fileName, type } }: Upload): void {
  const isTable = TYPES.has(type.toLowerCase()) && fileName.toLowerCase().endsWith('.csv');
  if (!isTable) throw new HttpProblem('WRONG_TYPE', 'Please select a valid CSV file to import.');
}

/** `Import 2026-01-31 23:59`, in the time of the site. */
async function importLabelName({ now }: StreamRequest, run: Run): Promise<string> {
  const { organization } = await run(ReadSite, {});
  const format = new Intl.DateTimeFormat('en-CA', {
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
    ...{ hourCycle: 'h23', timeZone: organization.timeZone },
  });
  const parts = Object.fromEntries(format.formatToParts(now).map(({ type, value }) => [type, value]));
  return `Import ${parts['year']}-${parts['month']}-${parts['day']} ${parts['hour']}:${parts['minute']}`;
}

interface Taken {
  lines: number;
  imported: number;
  readonly invalid: object[];
}

async function takeAll(upload: Upload, run: Run, labelName: string): Promise<Taken> {
  const labels = [labelName, ...fieldsOf(upload, /^labels(\[\])?$/).map(([, value]) => value)];
  const mapping = new Map(fieldsOf(upload, MAPPING).map(([name, value]) => [MAPPING.exec(name)?.[1] ?? '', value]));
  const taken: Taken = { lines: 0, imported: 0, invalid: [] };
  let batch: TableLine[] = [];
  try {
    for await (const line of readLines(upload.read(), (column) => mapping.get(column) ?? column)) {
      batch.push(line);
      if (batch.length < BATCH) continue;
      await take(batch, { run, labels, taken });
      batch = [];
    }
  } catch (error) {
    throw error instanceof UnreadableTable ? new GhostError('ValidationError', error.message) : error;
  }
  await take(batch, { run, labels, taken });
  return taken;
}

function fieldsOf({ fields }: Upload, name: RegExp): (readonly [string, string])[] {
  return fields.filter(([field, value]) => name.test(field) && value.trim() !== '');
}

interface Taking {
  readonly run: Run;
  readonly labels: readonly string[];
  readonly taken: Taken;
}

async function take(batch: readonly TableLine[], { run, labels, taken }: Taking): Promise<void> {
  if (batch.length === 0) return;
  const read = batch.map((one) => ({ cells: one.cells, ...toImport(one, labels) }));
  const sound = read.filter(({ problems }) => problems.length === 0);
  const answer = sound.length > 0 ? await run(ImportMembers, { rows: sound.map(({ row }) => row) }) : undefined;
  sound.forEach((line, index) => (line.problems = answer?.memberImport.results[index]?.problems ?? []));
  taken.lines += batch.length;
  for (const { cells, problems } of read) {
    if (problems.length === 0) taken.imported += 1;
    else if (taken.invalid.length < MAX_INVALID) taken.invalid.push(invalidLine(cells, problems));
  }
}

function toImport(
  { line, cells, problem }: TableLine,
  labels: readonly string[],
): { row: Row; problems: readonly string[] } {
  const { row, problems } = readRow(cells);
  // The ids of another site say nothing here: who is meant is told by the address.
  const { id: _id, isDeleted, createdAt, ...values } = row;
  const imported = {
    ...values,
    labels: [...row.labels, ...labels],
    tiers: [...row.tiers],
    createdAt: createdAt?.toISOString(),
  };
  if (problem) return { row: imported as Row, problems: [`Line ${line}: ${problem}`] };
  return { row: imported as Row, problems: isDeleted ? [DELETED] : problems };
}

function invalidLine(cells: Cells, problems: readonly string[]): object {
  return { ...cells, error: problems.join(' '), errors: problems.map((message) => ({ message })) };
}
