import type { Readable } from 'node:stream';
import { createTransport, type SendMailOptions } from 'nodemailer';
import type { RequestContext } from '../../context';
import type { Messaging } from '../../shared/messaging';
import { senderAddress } from './message-content';
import type { MessageOutcome } from './message-queue.repository';
import { type Handover, type HandoverResult, type MessageTransport, wordsOf } from './message-transport';

const CONNECTION_TIMEOUT_MS = 10_000;
const SILENCE_TIMEOUT_MS = 30_000;

/** Hands mails to a mail server, over connections that are kept open as long as there is something to send. */
export class SmtpTransport implements MessageTransport {
  private readonly mailer;

  constructor(
    private readonly messaging: Messaging,
    smtpUrl: string,
  ) {
    this.mailer = createTransport({
      url: smtpUrl,
      pool: true,
      maxConnections: messaging.smtpConnections,
      connectionTimeout: CONNECTION_TIMEOUT_MS,
      greetingTimeout: CONNECTION_TIMEOUT_MS,
      socketTimeout: SILENCE_TIMEOUT_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    } as Parameters<typeof createTransport>[0]);
    this.mailer.use('stream', (mail, done) => {
      watchReading(mail as unknown as WatchedMail);
      done();
    });
  }

  async send(_context: RequestContext, handover: Handover): Promise<HandoverResult> {
    const readings: Readable[] = [];
    try {
      await this.mailer.sendMail({ ...this.mailOf(handover), readings } as SendMailOptions);
      return { kind: 'done', outcome: { status: 'SENT', transport: 'SMTP' } };
    } catch (error) {
      const isBegun = readings.some(({ readableDidRead }) => readableDidRead);
      if (isBegun && !isRefused(error)) return { kind: 'done', outcome: unknownOutcome(error) };
      return isFinal(error)
        ? { kind: 'done', outcome: { status: 'FAILED', transport: 'SMTP', error: wordsOf(error) } }
        : { kind: 'again', error: wordsOf(error), isUnreachable: isUnreachable(error) };
    }
  }

  close(): void {
    this.mailer.close();
  }

  private mailOf({ message, title }: Handover): SendMailOptions {
    const { messageId, to, subject, text, html, unsubscribeUrl } = message;
    return {
      messageId,
      // As objects, so that no name or address is ever taken apart.
      from: { name: title, address: senderAddress(this.messaging) },
      to: { name: '', address: to ?? '' },
      subject,
      text,
      ...(html === null ? {} : { html }),
      headers: {
        'List-Unsubscribe': { prepared: true, value: `<${unsubscribeUrl}>` },
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        'Auto-Submitted': 'auto-generated',
        Precedence: 'bulk',
      },
    };
  }
}

/** A mail that keeps what its text was read from, once for each connection that it was tried on. */
interface WatchedMail {
  readonly data: { readonly readings: Readable[] };
  readonly message: { createReadStream: (options?: object) => Readable };
}

/** The text is read when the server has asked for it by DATA. An error of the connection does not tell how far it came. */
function watchReading({ data, message }: WatchedMail): void {
  const create = message.createReadStream.bind(message);
  message.createReadStream = (options) => {
    const reading = create(options);
    data.readings.push(reading);
    return reading;
  };
}

/** Whether the server itself has said that it does not take the mail, for now or for good. */
function isRefused(error: unknown): boolean {
  return ((error as { responseCode?: number }).responseCode ?? 0) >= 400;
}

/** The server may have taken the mail before the connection broke. Sent again, it could arrive twice. */
function unknownOutcome(error: unknown): MessageOutcome {
  const words = `It is not known whether the mail arrived: ${wordsOf(error)}`;
  return { status: 'FAILED', transport: 'SMTP', error: wordsOf(words) };
}

const UNREACHABLE = new Set(['ECONNECTION', 'ETIMEDOUT', 'EDNS', 'ESOCKET', 'EAUTH', 'ETLS', 'ECONNREFUSED']);

/** Whether it is the mail server that is the matter, and not this mail. */
function isUnreachable(error: unknown): boolean {
  return UNREACHABLE.has((error as { code?: string }).code ?? '');
}

/** A mail server says with 5xx that it will never take the mail; all else may pass. */
function isFinal(error: unknown): boolean {
  // Wrong credentials are a matter of the configuration, not of the mail.
  if (isUnreachable(error)) return false;
  const { responseCode } = error as { responseCode?: number };
  return responseCode !== undefined && responseCode >= 500 && responseCode < 600;
}
