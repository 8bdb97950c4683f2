const WHOLE = 10_000n;

/** What the platform keeps of an amount: so many hundredths of a percent, half a minor unit rounded up. */
export function feeOf(amountMinor: bigint, basisPoints: number): bigint {
  return (amountMinor * BigInt(basisPoints) + WHOLE / 2n) / WHOLE;
}

/** What was booked of one purchase. */
export interface BookedCharge {
  readonly amountMinor: bigint;
  readonly feeMinor: bigint;
}

/** What of the fee goes back when so much of a charge has been paid back in all: its share, a half rounded up. */
export function feeOfRefund({ amountMinor, feeMinor }: BookedCharge, refundedMinor: bigint): bigint {
  return (refundedMinor * feeMinor * 2n + amountMinor) / (amountMinor * 2n);
}
