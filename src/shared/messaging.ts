import { z } from 'zod';
import { isEmail } from './email';

/** What messages to members are made and sent with, as the configuration says. */
export interface Messaging {
  /** The origin of the links in them, without a slash at the end. */
  readonly origin: string;
  /** Where mails are handed over: `smtp://user:password@host:port`. Without it they are kept in the outbox. */
  readonly smtpUrl: string | undefined;
  /** The sender of mails; of the host of the links when nothing is said. */
  readonly mailFrom: string | undefined;
  /** How many mails one process has under way at once. */
  readonly smtpConnections: number;
  /** The keys that pushes are signed with; made from the database's own when nothing is said. */
  readonly vapid: VapidKeys | undefined;
  /** How whoever runs a push service reaches who runs the gateway: a mailto: or https: address. */
  readonly vapidSubject: string | undefined;
}

/** A key pair of P-256 in base64url, as browsers take the public one. */
export interface VapidKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

const MAX_CONNECTIONS = 50;

const connections = z
  .string()
  .regex(/^\d{1,3}$/, 'must be a whole number')
  .transform(Number)
  .pipe(z.number().min(1, 'must be at least 1').max(MAX_CONNECTIONS, `must be at most ${MAX_CONNECTIONS}`))
  .default(1);

function isSmtpUrl(text: string): boolean {
  return URL.canParse(text) && /^smtps?:$/.test(new URL(text).protocol) && new URL(text).hostname !== '';
}

function isContact(text: string): boolean {
  return URL.canParse(text) && ['mailto:', 'https:'].includes(new URL(text).protocol);
}

/** Bytes of a key of P-256, in base64url. */
const keyOf = (bytes: number) =>
  z
    .string()
    .refine((text) => /^[\w-]+$/.test(text) && Buffer.from(text, 'base64url').length === bytes, 'must be a VAPID key')
    .optional();

/** The variables of the environment that concern messages. README.md explains each. */
export const messagingVariables = {
  SMTP_URL: z.string().refine(isSmtpUrl, 'must be a URL that begins with smtp:// or smtps://').optional(),
  SMTP_CONNECTIONS: connections,
  MAIL_FROM: z.string().refine(isEmail, 'must be an e-mail address').optional(),
  VAPID_PUBLIC_KEY: keyOf(65),
  VAPID_PRIVATE_KEY: keyOf(32),
  VAPID_SUBJECT: z.string().refine(isContact, 'must begin with mailto: or https://').optional(),
};

type Variables = z.infer<z.ZodObject<typeof messagingVariables>>;

/** What the environment says of messages. The two keys of pushes go together. */
export function toMessaging(env: Variables, origin: string): Messaging {
  const { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey } = env;
  if (Boolean(publicKey) !== Boolean(privateKey))
    throw new Error('VAPID_PUBLIC_KEY and VAPID_PRIVATE_KEY go together: one of them is missing.');
  return {
    origin,
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM,
    smtpConnections: env.SMTP_CONNECTIONS,
    vapid: publicKey && privateKey ? { publicKey, privateKey } : undefined,
    vapidSubject: env.VAPID_SUBJECT,
  };
}

const UNCONFIGURED: Messaging = {
  origin: 'http://127.0.0.1:4000',
  smtpUrl: undefined,
  mailFrom: undefined,
  smtpConnections: 1,
  vapid: undefined,
  vapidSubject: undefined,
};

/** What messages are made with; the defaults where nothing was configured, as in commands. */
export function messagingOf({ messaging }: { readonly messaging?: Messaging }): Messaging {
  return messaging ?? UNCONFIGURED;
}
