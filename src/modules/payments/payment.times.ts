import { machineNow, type RequestContext } from '../../context';

/** So long one process alone waits for a provider's answer; longer than any provider is given to answer. */
export const LEASE_MS = 60_000;
/** So long after a lost answer the provider is asked: by then what was under way has arrived or never will. */
const UNANSWERED_MS = 120_000;
/** Reserved money that nobody has used for so long is given free, and used money that was not taken is taken. */
const UNUSED_MS = 300_000;

// All of it in machine time: an organization's clock may stand elsewhere.

/** Until when one process alone acts, from now on. */
export function whenLeaseEnds(context: RequestContext): Date {
  return later(context, LEASE_MS);
}

/** When to ask for an answer that has not come. */
export function whenUnanswered(context: RequestContext): Date {
  return later(context, UNANSWERED_MS);
}

/** When to settle what whoever began it has left. */
export function whenUnused(context: RequestContext): Date {
  return later(context, UNUSED_MS);
}

function later(context: RequestContext, ms: number): Date {
  return new Date(machineNow(context).getTime() + ms);
}
