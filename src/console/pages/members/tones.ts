import type { Tone } from '../../components/badge';

/** The color of a member's status. */
export function statusTone(status: string): Tone {
  return ({ PAID: 'good', COMPED: 'info', GIFT: 'info' } as const)[status as 'PAID'] ?? 'quiet';
}

/** The color of how a member stands. */
export function standingTone(standing: string): Tone {
  return ({ ACTIVE: 'good', PAUSED: 'warn', CHURNED: 'bad' } as const)[standing as 'ACTIVE'] ?? 'quiet';
}

/** The color of a subscription's or entitlement's state. */
export function stateTone(state: string): Tone {
  if (['ACTIVE', 'TRIALING', 'COMPLETED'].includes(state)) return 'good';
  if (['PAST_DUE', 'PAUSED', 'PENDING', 'SCHEDULED', 'PARTIALLY_REFUNDED'].includes(state)) return 'warn';
  return ['UNPAID', 'FAILED', 'REVOKED', 'REFUNDED'].includes(state) ? 'bad' : 'quiet';
}
