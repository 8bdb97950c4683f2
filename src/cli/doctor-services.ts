import { existsSync, accessSync, constants } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Redis } from 'ioredis';
import { createTransport } from 'nodemailer';
import type { Config } from '../config';
import { broken, type Found, ok, skipped, warning } from './doctor-finding';

const PATIENCE_MS = 5_000;
const MEBIBYTE = 1024 * 1024;
const DISK_WARNING_MIB = 1024;
const DISK_BROKEN_MIB = 100;

/** Whether Redis answers; without it live events travel by the database. */
export async function examineRedis({ redisUrl, databaseUrl }: Config): Promise<Found> {
  if (!redisUrl)
    return skipped(
      databaseUrl ? 'REDIS_URL is not set: live events travel by LISTEN/NOTIFY.' : 'REDIS_URL is not set.',
    );
  const redis = new Redis(redisUrl, {
    ...{ lazyConnect: true, connectTimeout: PATIENCE_MS, commandTimeout: PATIENCE_MS },
    ...{ maxRetriesPerRequest: 0, retryStrategy: () => null },
  });
  let reason: Error | undefined;
  redis.on('error', (error: Error) => (reason ??= error));
  try {
    await redis.connect();
    await redis.publish('gateway-doctor', '');
    return ok('Redis answers and takes messages.');
  } catch (error) {
    return broken(
      reason ?? error,
      'Check REDIS_URL (rediss:// for TLS), the password, and that the user may publish. Until then live events come up to 2 s later.',
    );
  } finally {
    redis.disconnect();
  }
}

/** Whether the mail server takes us; nothing is sent. */
export async function examineSmtp({ messaging, publicUrl }: Config): Promise<Found> {
  if (!messaging.smtpUrl) return skipped('SMTP_URL is not set: mails to members are kept in the outbox.');
  const timeouts = { connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS };
  const mailer = createTransport({ url: messaging.smtpUrl, ...timeouts } as Parameters<typeof createTransport>[0]);
  try {
    await mailer.verify();
  } catch (error) {
    return broken(error, 'Check host, port (587 with smtp://, 465 with smtps://), user and password in SMTP_URL.');
  } finally {
    mailer.close();
  }
  if (!publicUrl)
    return warning(
      `It takes mails, but their links lead to ${messaging.origin}.`,
      'Set PUBLIC_URL to where members reach the gateway.',
    );
  return ok('The mail server takes mails.');
}

/** What the form of Stripe's secrets says; Stripe is not asked. */
export function examineStripe({ stripe }: Config): Found {
  if (!stripe) return skipped('STRIPE_SECRET_KEY is not set: the test provider takes payments, and no money moves.');
  const kind = /^.k_test_/.test(stripe.secretKey) ? 'test' : /^.k_live_/.test(stripe.secretKey) ? 'live' : undefined;
  if (!kind)
    return warning(
      'The key is neither of the test nor of the live mode.',
      'Copy STRIPE_SECRET_KEY anew: it begins with sk_test_, sk_live_, rk_test_ or rk_live_.',
    );
  if (stripe.webhookSecrets.length === 0)
    return warning(
      `A key of the ${kind} mode, but no STRIPE_WEBHOOK_SECRET: what Stripe reports is refused.`,
      'Add an endpoint for /webhooks/stripe at Stripe, and set its secret.',
    );
  return ok(`A key of the ${kind} mode and a webhook secret.`);
}

/** Whether DATA_DIR can be written, and the room that is left there. */
export async function examineDisk({ dataDir }: Config): Promise<Found> {
  const place = nearestExisting(resolve(dataDir));
  try {
    accessSync(place, constants.W_OK);
    const { bavail, bsize } = await statfs(place);
    return judgeRoom(bavail * bsize, place);
  } catch (error) {
    return broken(error, 'Let the user that runs the gateway write to DATA_DIR, or set DATA_DIR to another directory.');
  }
}

/** Judges how many bytes are free. */
export function judgeRoom(bytes: number, place: string): Found {
  const mebibytes = Math.floor(bytes / MEBIBYTE);
  const detail = `${mebibytes} MiB are free in ${place}.`;
  const advice = 'Make room, or set DATA_DIR to a larger disk: a database without room stops taking writes.';
  if (mebibytes < DISK_BROKEN_MIB) return { verdict: 'broken', detail, advice };
  return mebibytes < DISK_WARNING_MIB ? warning(detail, advice) : ok(detail);
}

function nearestExisting(place: string): string {
  return existsSync(place) || dirname(place) === place ? place : nearestExisting(dirname(place));
}
