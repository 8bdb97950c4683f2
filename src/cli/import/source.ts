import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { MemberRecord } from '../../modules/imports/import.record';
import { recordOfRow } from '../../modules/imports/member-row';
import { readLines, UnreadableTable } from '../../rest/dialects/ghost/upload/lines';
import { DELETED, readRow, type UploadRow } from '../../rest/dialects/ghost/upload/row';
import { parseObjectId } from '../../shared/object-id';
import { readGhostMember } from './ghost-member';
import { KnownTiers } from './ghost-tier';
import { membersOf, UnreadableFile } from './json-members';

const PIECE_BYTES = 256 * 1024;

/** One member of a file: where it stands, and what it says or what is wrong with it. */
export interface Entry {
  /** `line 12` of CSV, `members[11]` of JSON. */
  readonly place: string;
  readonly email: string;
  readonly record?: MemberRecord | undefined;
  readonly problems: readonly string[];
  /** What the file cannot say of the member, or what is not taken of it, in a sentence. */
  readonly notice?: string | undefined;
  /** Whether there is nothing to take over, and nothing wrong with that. */
  readonly isSkipped?: boolean;
}

/** A file of members, read as it is taken. */
export interface Source {
  readonly entries: AsyncIterable<Entry>;
  /** How many bytes have been read so far. */
  readonly bytesRead: () => number;
}

/** Opens a file: JSON when it begins with a brace, CSV otherwise. */
export function openSource(path: string): Source {
  const file = createReadStream(path, { highWaterMark: PIECE_BYTES });
  return { entries: entriesOf(textOf(file), path), bytesRead: () => file.bytesRead };
}

async function* textOf(pieces: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (piece?: Buffer): string => {
    try {
      return decoder.decode(piece, { stream: piece !== undefined });
    } catch {
      throw new UnreadableFile('The file is not UTF-8.');
    }
  };
  for await (const piece of pieces) yield decode(piece);
  yield decode();
}

async function* entriesOf(pieces: AsyncGenerator<string>, path: string): AsyncGenerator<Entry> {
  let head = '';
  while (head.trim() === '') {
    const { value, done } = await pieces.next();
    if (done) throw new UnreadableFile('The file is empty.');
    head += value;
  }
  const all = (async function* () {
    yield head;
    yield* pieces;
  })();
  yield* head.trimStart().startsWith('{') ? jsonEntries(all, await tiersIn(path)) : csvEntries(all);
}

const HAS_TIER = /"tiers?"\s*:\s*(\[\s*)?\{/;

/** The tiers that the file prints in full, wherever it does. What is no file on a disk can be read only once. */
async function tiersIn(path: string): Promise<KnownTiers> {
  const tiers = new KnownTiers();
  if (!(await stat(path)).isFile()) return tiers;
  for await (const { text } of membersOf(textOf(createReadStream(path, { highWaterMark: PIECE_BYTES }))))
    if (HAS_TIER.test(text)) tiers.learn(parsed(text));
  return tiers;
}

async function* jsonEntries(pieces: AsyncIterable<string>, tiers: KnownTiers): AsyncGenerator<Entry> {
  for await (const { index, text } of membersOf(pieces)) {
    const place = `members[${index}]`;
    const json = parsed(text);
    if (json === undefined) yield { place, email: '', problems: ['This is no JSON.'] };
    else {
      tiers.learn(json);
      yield { place, ...readGhostMember(json, tiers) };
    }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function* csvEntries(pieces: AsyncIterable<string>): AsyncGenerator<Entry> {
  try {
    for await (const { line, cells, problem } of readLines(pieces)) {
      const { row, problems } = readRow(cells);
      const place = `line ${line}`;
      if (problem) yield { place, email: '', problems: [problem] };
      else if (row.isDeleted) yield { place, email: row.email, problems: [], notice: DELETED, isSkipped: true };
      else yield { place, email: row.email, notice: noticeOf(row), ...recordOf(row, problems) };
    }
  } catch (error) {
    throw error instanceof UnreadableTable ? new UnreadableFile(error.message) : error;
  }
}

function recordOf(row: UploadRow, problems: readonly string[]): Pick<Entry, 'record' | 'problems'> {
  const { id: foreignId, isDeleted: _isDeleted, ...values } = row;
  const id = foreignId === undefined ? undefined : parseObjectId(foreignId);
  const wrong = foreignId !== undefined && !id ? ['The id must have 24 hexadecimal digits.'] : [];
  if (wrong.length + problems.length > 0) return { problems: [...problems, ...wrong] };
  return { record: { ...recordOfRow(values), id, foreignId: foreignId?.toLowerCase() }, problems };
}

function noticeOf({ complimentary, giftId, tiers }: UploadRow): string | undefined {
  if (giftId) return 'CSV does not say when the gift ends: it was taken without an end.';
  if (!complimentary && tiers.length > 0) return 'CSV does not hold the paid subscription: take the JSON for it.';
  return undefined;
}
