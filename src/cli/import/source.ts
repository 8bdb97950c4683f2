import { createReadStream } from 'node:fs';
import type { MemberRecord } from '../../modules/imports/import.record';
import { recordOfRow } from '../../modules/imports/member-row';
import { readLines, UnreadableTable } from '../../rest/dialects/ghost/upload/lines';
import { readRow, type UploadRow } from '../../rest/dialects/ghost/upload/row';
import { parseObjectId } from '../../shared/object-id';
import { readGhostMember } from './ghost-member';
import { membersOf, UnreadableFile } from './json-members';

/** One member of a file: where it stands, and what it says or what is wrong with it. */
export interface Entry {
  /** `line 12` of CSV, `members[11]` of JSON. */
  readonly place: string;
  readonly email: string;
  readonly record?: MemberRecord | undefined;
  readonly problems: readonly string[];
  /** What the file cannot say of the member, in a sentence. */
  readonly notice?: string | undefined;
}

/** A file of members, read as it is taken. */
export interface Source {
  readonly entries: AsyncIterable<Entry>;
  /** How many bytes have been read so far. */
  readonly bytesRead: () => number;
}

/** Opens a file: JSON when it begins with a brace, CSV otherwise. */
export function openSource(path: string): Source {
  const file = createReadStream(path, { highWaterMark: 256 * 1024 });
  return { entries: entriesOf(textOf(file)), bytesRead: () => file.bytesRead };
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

async function* entriesOf(pieces: AsyncGenerator<string>): AsyncGenerator<Entry> {
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
  yield* head.trimStart().startsWith('{') ? jsonEntries(all) : csvEntries(all);
}

async function* jsonEntries(pieces: AsyncIterable<string>): AsyncGenerator<Entry> {
  for await (const { index, text } of membersOf(pieces)) {
    const place = `members[${index}]`;
    const json = parsed(text);
    if (json === undefined) yield { place, email: '', problems: ['This is no JSON.'] };
    else yield { place, ...readGhostMember(json) };
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
      else yield { place, email: row.email, notice: noticeOf(row), ...recordOf(row, problems) };
    }
  } catch (error) {
    throw error instanceof UnreadableTable ? new UnreadableFile(error.message) : error;
  }
}

function recordOf(row: UploadRow, problems: readonly string[]): Pick<Entry, 'record' | 'problems'> {
  const { id: foreignId, ...values } = row;
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
