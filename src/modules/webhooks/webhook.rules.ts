import { Problems } from '../../shared/failure';
import { checkText } from '../../shared/text-rules';
import { isRefusedHost, isRefusedPort } from '../../shared/web-target';
import { isEventOf } from './webhook.events';
import { WebhookFormat, type WebhookStatus } from './webhook.type';

const MAX_URL = 2000;
const MAX_NAME = 191;
const MAX_API_VERSION = 50;
const MAX_EVENTS = 100;
/** Webhook endpoints that one organization can have. */
export const MAX_ENDPOINTS = 100;

/** The fields of an endpoint that a caller can give; absent ones stay as they are. */
export interface WebhookValues {
  readonly url?: string | null | undefined;
  readonly events?: readonly string[] | null | undefined;
  readonly name?: string | null | undefined;
  readonly secret?: string | null | undefined;
  readonly apiVersion?: string | null | undefined;
  readonly fields?: readonly string[] | null | undefined;
  readonly status?: WebhookStatus | null | undefined;
}

/** What the values of an endpoint are held against. */
export interface WebhookRules {
  readonly format: WebhookFormat;
  /** Whether loopback and RFC 1918 addresses can be targets. */
  readonly allowPrivate: boolean;
}

/** Checks the values of an endpoint of a format and refuses all that is wrong at once. */
export function checkWebhookValues({ format, allowPrivate }: WebhookRules, values: WebhookValues): void {
  const problems = new Problems();
  checkTarget(problems, values.url, allowPrivate);
  checkEvents(problems, format, values.events);
  checkText(problems, 'name', { text: values.name, max: MAX_NAME });
  checkSecret(problems, format, values.secret);
  checkFields(problems, format, values.fields);
  checkText(problems, 'apiVersion', { text: values.apiVersion, max: MAX_API_VERSION });
  problems.throwIfAny();
}

function checkTarget(problems: Problems, url: string | null | undefined, allowPrivate: boolean): void {
  if (url === undefined || url === null) return;
  checkText(problems, 'url', { text: url, max: MAX_URL });
  // The parser drops blanks and line breaks, which whoever prints the address would not.
  const target = URL.canParse(url) && !/\s/.test(url) ? new URL(url) : undefined;
  if (!target || !['http:', 'https:'].includes(target.protocol)) {
    problems.add('url', 'The url must be an http or https URL.');
    return;
  }
  problems.check(target.username === '' && target.password === '', 'url', 'The url must not contain user information.');
  problems.check(!isRefusedHost(target.hostname, allowPrivate), 'url', 'The url must not lead to this address.');
  problems.check(!isRefusedPort(target.port), 'url', 'The url must not lead to this port.');
}

function checkEvents(problems: Problems, format: WebhookFormat, events: readonly string[] | null | undefined): void {
  if (events === undefined || events === null) return;
  const fits = events.length > 0 && events.length <= MAX_EVENTS;
  problems.check(fits, 'events', `There must be 1 to ${MAX_EVENTS} events.`);
  const unknown = events.slice(0, MAX_EVENTS).find((name) => !isEventOf(format, name));
  if (unknown !== undefined) problems.add('events', `${format} has no event ${unknown.slice(0, MAX_NAME)}.`);
}

/** What the Standard Webhooks specification takes as a secret: 24 to 64 bytes. */
const NATIVE_SECRET = /^whsec_(?:[A-Za-z0-9+/]{4}){8,21}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const MAX_SECRET_BYTES = 64;

/** Checks what messages are to be signed with; those in the native format always are. */
export function checkSecret(problems: Problems, format: WebhookFormat, secret: string | null | undefined): void {
  checkText(problems, 'secret', { text: secret, max: MAX_NAME });
  if (secret === undefined || format !== WebhookFormat.NATIVE) return;
  const isKey = secret !== null && NATIVE_SECRET.test(secret) && bytesOf(secret) <= MAX_SECRET_BYTES;
  problems.check(isKey, 'secret', 'The secret must be whsec_ and 24 to 64 bytes in base64.');
}

function bytesOf(secret: string): number {
  return Buffer.from(secret.slice('whsec_'.length), 'base64').length;
}

const FIELD = /^[A-Za-z]\w*(?:\.[A-Za-z]\w*){0,5}$/;
const MAX_FIELDS = 100;

function checkFields(problems: Problems, format: WebhookFormat, fields: readonly string[] | null | undefined): void {
  if (!fields || fields.length === 0) return;
  problems.check(format === WebhookFormat.NATIVE, 'fields', 'Only the native format lets choose fields.');
  const fit = fields.length <= MAX_FIELDS && fields.every((field) => FIELD.test(field) && field.length <= MAX_NAME);
  problems.check(fit, 'fields', `There must be at most ${MAX_FIELDS} fields, written as subject.name.`);
}
