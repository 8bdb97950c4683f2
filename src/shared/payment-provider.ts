/** One charge of a member's card. The key makes it one, however often it is asked for. */
export interface ProviderCharge {
  readonly key: string;
  readonly organizationId: string;
  readonly memberId: string;
  /** In minor units, positive. */
  readonly amountMinor: bigint;
  /** ISO 4217 code, upper case. */
  readonly currency: string;
  /** The provider's token of a card; its default card for null, when it has one. */
  readonly paymentMethod: string | null;
  /** Whether the member is not there to confirm it. */
  readonly offSession: boolean;
  /** The provider's own name of the charge, when it is known. */
  readonly ref: string | null;
  /** When it was asked for first, in machine time. */
  readonly askedAt: Date;
}

/** What the provider holds of a charge. */
export interface HeldCharge {
  readonly status: 'AUTHORIZED' | 'CAPTURED' | 'CANCELED';
  readonly ref: string;
  /** The token by which the same card can be charged again; null when it cannot. */
  readonly reusableMethod: string | null;
  readonly cardLast4: string | null;
}

/** That nothing is held, and why. */
export interface DeclinedCharge {
  readonly status: 'DECLINED';
  /** The reason as Stripe spells them, such as `insufficient_funds`. */
  readonly code: string;
  readonly message: string;
}

/** NONE: the provider has never heard of it. UNKNOWN: no answer came, and anything may have happened. */
export type ChargeAnswer = HeldCharge | DeclinedCharge | { readonly status: 'NONE' } | { readonly status: 'UNKNOWN' };

/** Money of a captured charge to pay back. The key makes it one, however often it is asked for. */
export interface ProviderRefund {
  readonly key: string;
  readonly chargeKey: string;
  readonly chargeRef: string;
  readonly amountMinor: bigint;
  readonly currency: string;
  /** Whether it was first asked for so long ago that the provider may know its key no longer. */
  readonly isOld: boolean;
}

export type RefundAnswer =
  | { readonly status: 'SUCCEEDED'; readonly ref: string }
  | { readonly status: 'REFUSED'; readonly code: string; readonly message: string }
  | { readonly status: 'UNKNOWN' };

/**
 * Who moves members' money. Every call takes many and answers one for one in the same order, never by throwing; what is
 * asked for again under a key that is known is answered as the first time and done once.
 */
export interface PaymentProvider {
  /** Its name in purchases and payments. */
  readonly name: string;
  /** How many charges it works at together, when each takes its time; without it all are asked for in one go. */
  readonly atOnce?: number;
  /** Reserves money. */
  authorize(charges: readonly ProviderCharge[]): Promise<readonly ChargeAnswer[]>;
  /** Says what became of charges, without changing anything. */
  find(charges: readonly ProviderCharge[]): Promise<readonly ChargeAnswer[]>;
  /** Takes reserved money. */
  capture(charges: readonly ProviderCharge[]): Promise<readonly ChargeAnswer[]>;
  /** Gives reserved money free. */
  void(charges: readonly ProviderCharge[]): Promise<readonly ChargeAnswer[]>;
  /** Pays captured money back. */
  refund(refunds: readonly ProviderRefund[]): Promise<readonly RefundAnswer[]>;
}
