import { BlockList, isIP } from 'node:net';
import { Problems } from '../../shared/failure';
import { checkText } from '../../shared/text-rules';
import { isEventOf } from './webhook.events';
import type { WebhookFormat, WebhookStatus } from './webhook.type';

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
  readonly status?: WebhookStatus | null | undefined;
}

/** Checks the values of an endpoint of a format and refuses all that is wrong at once. */
export function checkWebhookValues(format: WebhookFormat, values: WebhookValues): void {
  const problems = new Problems();
  checkTarget(problems, values.url);
  checkEvents(problems, format, values.events);
  checkText(problems, 'name', { text: values.name, max: MAX_NAME });
  checkText(problems, 'secret', { text: values.secret, max: MAX_NAME });
  checkText(problems, 'apiVersion', { text: values.apiVersion, max: MAX_API_VERSION });
  problems.throwIfAny();
}

function checkTarget(problems: Problems, url: string | null | undefined): void {
  if (url === undefined || url === null) return;
  checkText(problems, 'url', { text: url, max: MAX_URL });
  // The parser drops blanks and line breaks, which whoever prints the address would not.
  const target = URL.canParse(url) && !/\s/.test(url) ? new URL(url) : undefined;
  if (!target || !['http:', 'https:'].includes(target.protocol)) {
    problems.add('url', 'The url must be an http or https URL.');
    return;
  }
  problems.check(target.username === '' && target.password === '', 'url', 'The url must not contain user information.');
  problems.check(!isForbiddenHost(target.hostname), 'url', 'The url must not lead to this address.');
}

function checkEvents(problems: Problems, format: WebhookFormat, events: readonly string[] | null | undefined): void {
  if (events === undefined || events === null) return;
  const fits = events.length > 0 && events.length <= MAX_EVENTS;
  problems.check(fits, 'events', `There must be 1 to ${MAX_EVENTS} events.`);
  const unknown = events.slice(0, MAX_EVENTS).find((name) => !isEventOf(format, name));
  if (unknown !== undefined) problems.add('events', `${format} has no event ${unknown.slice(0, MAX_NAME)}.`);
}

const METADATA_HOSTS = new Set(['metadata', 'metadata.google.internal', 'instance-data']);

const FORBIDDEN = new BlockList();
FORBIDDEN.addSubnet('0.0.0.0', 8, 'ipv4');
FORBIDDEN.addSubnet('169.254.0.0', 16, 'ipv4');
FORBIDDEN.addAddress('100.100.100.200', 'ipv4');
FORBIDDEN.addAddress('::', 'ipv6');
FORBIDDEN.addSubnet('fe80::', 10, 'ipv6');
FORBIDDEN.addAddress('fd00:ec2::254', 'ipv6');

/**
 * Hosts to which nothing is ever sent: unspecified and link-local addresses and those under which clouds tell secrets.
 * The parser of URLs has brought every spelling of an address (octal, one number, mapped into IPv6) to one form.
 */
function isForbiddenHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  const version = isIP(host);
  if (version === 0) return METADATA_HOSTS.has(host);
  return FORBIDDEN.check(host, version === 6 ? 'ipv6' : 'ipv4');
}
