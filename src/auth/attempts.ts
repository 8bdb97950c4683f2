import { principalOf } from './principal';
import { isBadCredential } from './schemes/scheme';
import { ANONYMOUS } from './viewer';

/** What attempts are counted with. */
export interface AttemptLimiter {
  /** Throws RATE_LIMITED when nothing is left, and takes nothing. */
  check(principal: string): Promise<void>;
  /** Takes from the allowance; throws RATE_LIMITED when nothing is left. */
  consume(principal: string): Promise<unknown>;
}

/** A look at a credential. */
export interface Attempt {
  /** Where it comes from. */
  readonly address: string;
  /** Whether the credential was good when it was last looked at. */
  readonly trusted: boolean;
}

/**
 * Looks at a credential. One that is not good counts against the network that it comes from, and when that has used up
 * its allowance, nothing further from there is looked up. Good credentials take nothing, and those that are known to be
 * good are let in whatever their neighbors do: many customers may share one address.
 */
export async function countingFailures<T>(
  limiter: AttemptLimiter | undefined,
  attempt: Attempt | undefined,
  look: () => Promise<T>,
): Promise<T> {
  if (!limiter || !attempt) return look();
  const network = principalOf(ANONYMOUS, attempt.address);
  if (!attempt.trusted) await limiter.check(network);
  try {
    return await look();
  } catch (error) {
    if (isBadCredential(error)) await limiter.consume(network);
    throw error;
  }
}
