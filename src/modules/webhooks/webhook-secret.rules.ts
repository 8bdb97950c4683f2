import { randomBytes } from 'node:crypto';
import { WebhookFormat } from './webhook.type';

const SECRET_BYTES = 32;

/** A secret that nobody knows, as the Standard Webhooks specification writes it. */
export function randomSecret(): string {
  return `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
}

/** The secret of a new endpoint for which none was given: messages in the native format are always signed. */
export function newSecret(format: WebhookFormat): string | null {
  return format === WebhookFormat.NATIVE ? randomSecret() : null;
}
