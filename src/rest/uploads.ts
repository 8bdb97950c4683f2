import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { HttpProblem } from './http-problem';
import type { UploadPart } from './stream';

const LIMITS = { files: 1, fields: 100, fieldNameSize: 200, fieldSize: 10_000, headerPairs: 20, parts: 101 };

/** Lets rows of a scope take uploads. Nothing is read before the row asks for it. */
export async function installUploads(scope: FastifyInstance): Promise<void> {
  await scope.register(multipart, { limits: LIMITS, throwFileSizeLimit: true });
}

/** The parts of a request's upload, or nothing when it has none. */
export function uploadOf(request: FastifyRequest, maxBytes: number | undefined): AsyncIterable<UploadPart> | undefined {
  if (maxBytes === undefined || !request.isMultipart()) return undefined;
  return partsOf(request, maxBytes);
}

async function* partsOf(request: FastifyRequest, maxBytes: number): AsyncIterable<UploadPart> {
  try {
    for await (const part of request.parts({ limits: { ...LIMITS, fileSize: maxBytes } })) {
      const { fieldname: name } = part;
      if (part.type === 'file') {
        yield { kind: 'file', name, fileName: part.filename, type: part.mimetype, content: contentOf(part.file) };
        // What the row has not read would hold up the parts behind it.
        part.file.resume();
      } else yield { kind: 'field', name, value: String(part.value) };
    }
  } catch (error) {
    throw blamed(error);
  }
}

/** What a file's stream ends in is seen by the row that reads it, and by nobody else. */
function contentOf(file: Readable): Readable {
  const pieces = async function* (): AsyncGenerator<Buffer> {
    try {
      yield* file as AsyncIterable<Buffer>;
    } catch (error) {
      throw blamed(error);
    }
  };
  return Readable.from(pieces(), { objectMode: false });
}

/** What the library blames on the request has a status; a row's own mistakes never come here. */
function blamed(error: unknown): unknown {
  return (error as { statusCode?: number }).statusCode ? error : new HttpProblem('MALFORMED', 'The upload is broken.');
}
