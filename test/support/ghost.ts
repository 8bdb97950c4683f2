import { createHmac } from 'node:crypto';

export interface GhostToken {
  readonly header?: Readonly<Record<string, unknown>>;
  readonly claims?: Readonly<Record<string, unknown>>;
  /** The key's secret when absent. */
  readonly secret?: Buffer;
  readonly hash?: 'sha256' | 'sha512';
}

/** The present in whole seconds, as tokens have it. */
export const seconds = (): number => Math.floor(Date.now() / 1000);

/**
 * A token as Ghost's documentation makes it, by hand, so that nothing of the gateway's own code is used; anything about
 * it can be changed, and a claim that is undefined is left out.
 */
export function ghostToken(credential: string, { header, claims, secret, hash = 'sha256' }: GhostToken = {}): string {
  const [kid = '', key = ''] = credential.split(':');
  const now = seconds();
  const parts = [
    { alg: 'HS256', typ: 'JWT', kid, ...header },
    { iat: now, exp: now + 300, aud: '/admin/', ...claims },
  ].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
  const signature = createHmac(hash, secret ?? Buffer.from(key, 'hex')).update(parts.join('.'));
  return [...parts, signature.digest('base64url')].join('.');
}

/** The header of a good request. */
export function ghostAuthorization(credential: string, token: GhostToken = {}): string {
  return `Ghost ${ghostToken(credential, token)}`;
}

export interface GhostAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // Tests read answers of any form.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly json: any;
}

export interface GhostRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Sends a request and follows no redirect. */
export async function askGhost(url: string, request: GhostRequest = {}): Promise<GhostAnswer> {
  const response = await fetch(url, { redirect: 'manual', ...request });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
