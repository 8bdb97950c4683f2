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
    for await (const part of parts) {
      if (part.kind === 'field') fields.push([part.name, part.value]);
      else if (part.name === name && !file) {
        file = part;
        await pipeline(part.content, createWriteStream(path));
      }
    }
    return await work(file && { fields, file, read: () => createReadStream(path) });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
