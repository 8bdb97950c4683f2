import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const credentials = z.object({
  graphql: z.string(),
  allegro: z.string(),
  audience: z.string(),
  pliro: z.string(),
  ghost: z.string(),
});

const organization = z.object({ slug: z.string(), title: z.string(), credentials });
const content = z.object({ organizations: z.array(organization) });

/** An organization with one credential for each dialect, in the form that is printed and kept. */
export type OrganizationCredentials = z.infer<typeof organization>;

/** Where the credentials of the demo organizations lie. */
export function credentialsFile(dataDir: string): string {
  return join(dataDir, 'credentials.json');
}

/** What the file says; nothing when there is none or when it is not of our form. */
export function readCredentials(file: string): OrganizationCredentials[] {
  try {
    return content.parse(JSON.parse(readFileSync(file, 'utf8'))).organizations;
  } catch {
    return [];
  }
}

/** Writes the file for its owner's eyes only. A reader finds the old content or the new, never a part. */
export function writeCredentials(file: string, organizations: readonly OrganizationCredentials[]): void {
  mkdirSync(dirname(file), { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  rmSync(unfinished, { force: true });
  const handle = openSync(unfinished, 'wx', 0o600);
  try {
    writeSync(handle, `${JSON.stringify({ organizations }, null, 2)}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(unfinished, file);
}
