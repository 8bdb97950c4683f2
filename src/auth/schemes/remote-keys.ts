import { performance } from 'node:perf_hooks';
import { Failure } from '../../shared/failure';
import type { Jose } from '../jose';

const MIN_INTERVAL_MS = 30_000;
const FRESH_MS = 600_000;
const TIMEOUT_MS = 5000;

/**
 * The key set of the further issuer. It is fetched from the configured address only, and at most every 30 s: tokens
 * with unknown keys cannot make the gateway flood it, also not while it is down.
 */
export function remoteKeys(jose: Jose, url: string): ReturnType<Jose['createRemoteJWKSet']> {
  let fetchedAt = -Infinity;
  return jose.createRemoteJWKSet(new URL(url), {
    cooldownDuration: MIN_INTERVAL_MS,
    cacheMaxAge: FRESH_MS,
    timeoutDuration: TIMEOUT_MS,
    [jose.customFetch]: async (address, options) => {
      if (performance.now() - fetchedAt < MIN_INTERVAL_MS) throw unreachable();
      fetchedAt = performance.now();
      const response = await fetch(address, options).catch((cause: unknown) => Promise.reject(unreachable(cause)));
      if (response.status !== 200) throw unreachable();
      return response;
    },
  });
}

function unreachable(cause?: unknown): Failure {
  return new Failure('UNAVAILABLE', 'The keys of the token issuer cannot be read at the moment.', { cause });
}
