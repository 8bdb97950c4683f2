import type { Case } from './ghost-scenario';

const NOT_SENT = /^(?:content-length|host|connection|transfer-encoding|accept-encoding)$/i;

/** The headers of a recorded request that are its own. */
export function headersOf(headers: Readonly<Record<string, string>> = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (NOT_SENT.test(name) ? [] : [[name.toLowerCase(), value]])),
  );
}

/** The query as it goes out. */
export function queryOf(query: Readonly<Record<string, string | number>> = {}): string {
  const pairs = Object.entries(query).map(([name, value]) => [name, encodeURIComponent(String(value))].join('='));
  return pairs.join('&');
}

/** The body as it goes out, and its media type. */
export function bodyOf({ method, body, rawbody, multipart }: Case['req']): { body?: string; type?: string } {
  if (method === 'GET' || method === 'HEAD') return {};
  if (body !== undefined) return { body: JSON.stringify(body), type: 'application/json' };
  if (rawbody !== undefined) return { body: rawbody, type: 'application/json' };
  if (!multipart) return {};
  const parts = multipart.map(({ name, value, filename, type }) => {
    const file = filename === undefined ? '' : `; filename="${filename}"`;
    const head = `content-disposition: form-data; name="${name}"${file}\r\n${type ? `content-type: ${type}\r\n` : ''}`;
    return `--xx\r\n${head}\r\n${value}\r\n`;
  });
  return { body: `${parts.join('')}--xx--\r\n`, type: 'multipart/form-data; boundary=xx' };
}
