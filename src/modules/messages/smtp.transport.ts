import { createTransport, type SendMailOptions } from 'nodemailer';
import type { RequestContext } from '../../context';
import type { Messaging } from '../../shared/messaging';
import { senderAddress } from './message-content';
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
  }

  async send(_context: RequestContext, handover: Handover): Promise<HandoverResult> {
    try {
      await this.mailer.sendMail(this.mailOf(handover));
      return { kind: 'done', outcome: { status: 'SENT', transport: 'SMTP' } };
    } catch (error) {
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
