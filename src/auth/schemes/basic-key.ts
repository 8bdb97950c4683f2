import type { Dialect, KeyViewer } from '../viewer';
import { viewerOfKey } from './bearer-key';
import { badCredential, type SchemeParts } from './scheme';

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** The caller behind HTTP Basic with the API key as user name; the password is empty and not looked at. */
export function viewerOfBasic(parts: SchemeParts, dialect: Dialect, encoded: string): Promise<KeyViewer> {
  if (!BASE64.test(encoded)) throw badCredential();
  const [userName = ''] = Buffer.from(encoded, 'base64').toString('latin1').split(':');
  return viewerOfKey(parts, dialect, userName);
}
