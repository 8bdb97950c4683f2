import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const PREFIX_BYTES = 8;
const SECRET_BYTES = 24;
const FORM = /^agw_([a-z]+)_([0-9a-f]{16})_([0-9a-f]{48})$/;
const NO_HASH = '0'.repeat(64);

/** An API key taken apart. Only its prefix and the hash of its secret are ever stored. */
export interface ApiKey {
  readonly dialect: string;
  readonly prefix: string;
  readonly secret: string;
}

/** The public part of a new credential, by which it is found. */
export function newPrefix(): string {
  return randomBytes(PREFIX_BYTES).toString('hex');
}

/** A new API key of a dialect with 192 random bits. */
export function newApiKey(dialect: string): ApiKey {
  return { dialect, prefix: newPrefix(), secret: randomBytes(SECRET_BYTES).toString('hex') };
}

/** The key as its owner gets to see it, once. */
export function printApiKey(key: ApiKey): string {
  return `agw_${key.dialect}_${key.prefix}_${key.secret}`;
}

/** The key behind a text, or nothing when the text is none. */
export function parseApiKey(text: string): ApiKey | undefined {
  const [, dialect, prefix, secret] = FORM.exec(text) ?? [];
  return dialect && prefix && secret ? { dialect, prefix, secret } : undefined;
}

/** What is stored of a secret. It has too many random bits to be guessed, so that a plain hash is enough. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Whether the secret has this hash, in a time that does not tell where they differ. */
export function matchesHash(secret: string, hash: string | null | undefined): boolean {
  const stored = Buffer.from(hash ?? NO_HASH, 'hex');
  const given = Buffer.from(hashSecret(secret), 'hex');
  return stored.length === given.length && timingSafeEqual(stored, given);
}
