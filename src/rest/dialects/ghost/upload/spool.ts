import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { UploadPart } from '../../../stream';

type File = Extract<UploadPart, { readonly kind: 'file' }>;

/** What was uploaded: its fields, by name in their order, and its file. */
export interface Upload {
  readonly fields: readonly (readonly [string, string])[];
  readonly file: Pick<File, 'fileName' | 'type'>;
  /** Whether the file's bytes are text in UTF-8. */
  readonly isUtf8: boolean;
  /** Reads the file from its beginning. */
  readonly read: () => AsyncIterable<Buffer>;
}

/**
 * Takes an upload with one file of the name in, and hands it to a piece of work; nothing for an upload without one. The
 * file lies on the disk meanwhile, because what it means may stand behind it.
 */
export async function withUpload<T>(
  parts: AsyncIterable<UploadPart>,
  name: string,
  work: (upload: Upload | undefined) => Promise<T>,
): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), 'gateway-upload-'));
  const path = join(directory, 'file');
  try {
    const fields: [string, string][] = [];
    let file: File | undefined;
    const seen = { isUtf8: true };
    for await (const part of parts) {
      if (part.kind === 'field') fields.push([part.name, part.value]);
      else if (part.name === name && !file) {
        file = part;
        await pipeline(
          part.content,
          (content: AsyncIterable<Buffer>) => watched(content, seen),
          createWriteStream(path),
        );
      }
    }
    return await work(file && { fields, file, ...seen, read: () => createReadStream(path) });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Hands bytes on, and notes when they are no text in UTF-8. */
async function* watched(content: AsyncIterable<Buffer>, seen: { isUtf8: boolean }): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const look = (piece?: Buffer): void => {
    try {
      if (seen.isUtf8) decoder.decode(piece, { stream: piece !== undefined });
    } catch {
      seen.isUtf8 = false;
    }
  };
  for await (const piece of content) {
    look(piece);
    yield piece;
  }
  look();
}
