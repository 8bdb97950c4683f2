/** What is called otherwise in this API than in the graph; refusals speak this API's language. */
const FIELD_NAMES: Readonly<Record<string, string>> = {
  activationCode: 'activation_code',
  after: 'cursor',
  amountMinor: 'amount',
  'audience.inactiveDaysMin': 'filters.inactive_days_min',
  avatarUrl: 'avatar_url',
  contentId: 'content_id',
  creatorId: 'creator_id',
  ctaUrl: 'cta_url',
  durationMonths: 'duration_months',
  durationSeconds: 'duration_seconds',
  endsOn: 'end_date',
  goalMinor: 'goal',
  idempotencyKey: 'X-Idempotency-Key',
  jarId: 'jar_id',
  memberId: 'member_id',
  monthlyAmountMinor: 'price_monthly',
  occurredAt: 'timestamp',
  paymentMethod: 'payment_method_id',
  priceId: 'price_id',
  suggestedMinor: 'suggested_amounts',
  thankYouMessage: 'thank_you_message',
  thresholdMinor: 'threshold',
  'message.ctaUrl': 'message.cta_url',
  'offer.durationMonths': 'offer.duration_months',
  'offer.percent': 'offer.value',
  tierIds: 'tier_ids',
  tierId: 'tier_id',
  yearlyAmountMinor: 'price_yearly',
};

const KNOWN = new RegExp(`\\b(${Object.keys(FIELD_NAMES).join('|')})\\b`, 'g');

/** The name of a field in this API. */
export function wordOf(name: string): string {
  return FIELD_NAMES[name] ?? name.replace(/[^.]+/g, (part) => FIELD_NAMES[part] ?? part);
}

/** A sentence of the graph with this API's names of fields. */
export function inWords(message: string): string {
  return message.replace(KNOWN, wordOf);
}
