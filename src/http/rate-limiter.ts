import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import type { Config } from '../config';
import { Failure } from '../shared/failure';

/** How much of its allowance a caller has left. */
export interface RateLimitState {
  readonly limit: number;
  readonly remaining: number;
  readonly resetSeconds: number;
}

/** Counts requests of callers, whichever front they come through. */
export interface RateLimiter {
  /** Throws RATE_LIMITED when nothing is left of the caller's allowance, and takes nothing from it. */
  check(principal: string): Promise<void>;
  /** Takes from the caller's allowance; throws RATE_LIMITED when nothing is left. Nothing is answered when it is off. */
  consume(principal: string, points?: number): Promise<RateLimitState | undefined>;
}

/** Makes the limiter of this process: one allowance a principal, whatever comes in over HTTP, websocket or REST. */
export function createRateLimiter(config: Pick<Config, 'rateLimit'>): RateLimiter {
  const { rateLimit } = config;
  if (!rateLimit) return { check: () => Promise.resolve(), consume: () => Promise.resolve(undefined) };
  const limiter = new RateLimiterMemory({ points: rateLimit.points, duration: rateLimit.seconds });
  return {
    async check(principal) {
      const result = await limiter.get(principal);
      if (result && result.remainingPoints <= 0) throw tooMany(stateOf(result, rateLimit.points));
    },
    async consume(principal, points = 1) {
      try {
        return stateOf(await limiter.consume(principal, points), rateLimit.points);
      } catch (error) {
        if (error instanceof Error) throw error;
        throw tooMany(stateOf(error as RateLimiterRes, rateLimit.points));
      }
    },
  };
}

function tooMany({ resetSeconds }: RateLimitState): Failure {
  return new Failure('RATE_LIMITED', 'Too many requests.', { retryAfterSeconds: resetSeconds });
}

function stateOf(result: RateLimiterRes, limit: number): RateLimitState {
  const resetSeconds = Math.max(1, Math.ceil(result.msBeforeNext / 1000));
  return { limit, remaining: Math.max(0, result.remainingPoints), resetSeconds };
}

/** The headers that tell the caller, in the old form that most clients read and in the one of the IETF draft. */
export function rateLimitHeaders(state: RateLimitState, windowSeconds: number): Record<string, string> {
  return {
    'x-ratelimit-limit': String(state.limit),
    'x-ratelimit-remaining': String(state.remaining),
    'x-ratelimit-reset': String(state.resetSeconds),
    'ratelimit-policy': `"default";q=${state.limit};w=${windowSeconds}`,
    ratelimit: `"default";r=${state.remaining};t=${state.resetSeconds}`,
  };
}
