/** What is called otherwise in this API than in the graph; refusals speak this API's language. */
const FIELD_NAMES: Readonly<Record<string, string>> = {
  activationCode: 'activation_code',
  after: 'cursor',
  avatarUrl: 'avatar_url',
  contentId: 'content_id',
  creatorId: 'creator_id',
  durationSeconds: 'duration_seconds',
  idempotencyKey: 'X-Idempotency-Key',
  memberId: 'member_id',
  monthlyAmountMinor: 'price_monthly',
  occurredAt: 'timestamp',
  priceId: 'price_id',
  tierId: 'tier_id',
  yearlyAmountMinor: 'price_yearly',
};

const KNOWN = new RegExp(`\\b(${Object.keys(FIELD_NAMES).join('|')})\\b`, 'g');

/** The name of a field in this API. */
export function wordOf(name: string): string {
  return FIELD_NAMES[name] ?? name;
}

/** A sentence of the graph with this API's names of fields. */
export function inWords(message: string): string {
  return message.replace(KNOWN, wordOf);
}
