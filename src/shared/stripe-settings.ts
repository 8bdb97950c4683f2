import { z } from 'zod';

/** How Stripe is reached, as the configuration says. */
export interface StripeSettings {
  readonly secretKey: string;
  /** What Stripe signs its webhooks with, a secret for each endpoint; no webhooks are taken without any. */
  readonly webhookSecrets: readonly string[];
  /** The origin of Stripe's API. */
  readonly apiBase: string;
}

const API_BASE = 'https://api.stripe.com';

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, origin } = new URL(text);
  return ['http:', 'https:'].includes(protocol) && origin === text.replace(/\/$/, '');
}

/** The variables of the environment that concern Stripe. README.md explains each. */
export const stripeVariables = {
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^(sk|rk)_\w+$/, 'must be a secret key of Stripe, such as sk_test_…')
    .optional(),
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .refine(
      (parts) => parts.every((part) => /^whsec_\S+$/.test(part)),
      'must be the secrets of webhook endpoints, such as whsec_…, with commas between them',
    )
    .optional(),
  STRIPE_API_BASE: z
    .string()
    .refine(isOrigin, 'must be an origin such as https://api.stripe.com, without a path')
    .default(API_BASE),
};

type Variables = z.infer<z.ZodObject<typeof stripeVariables>>;

/** The settings behind the variables; none without a secret key, and then the test provider pays. */
export function toStripeSettings(env: Variables): StripeSettings | undefined {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecrets = [], STRIPE_API_BASE: apiBase } = env;
  if (!secretKey && webhookSecrets.length > 0)
    throw new Error('STRIPE_SECRET_KEY is missing: it goes together with STRIPE_WEBHOOK_SECRET.');
  return secretKey ? { secretKey, webhookSecrets, apiBase: apiBase.replace(/\/$/, '') } : undefined;
}
