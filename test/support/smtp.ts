import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail as it arrived. */
export interface ReceivedMail {
  readonly to: string[];
  /** By lower-case name, folded lines put together; as they are on the wire otherwise. */
  readonly headers: ReadonlyMap<string, string>;
  readonly raw: string;
}

/** A mail server of a test. */
export interface MailServer {
  readonly url: string;
  readonly mails: ReceivedMail[];
  /** What it says to a mail: nothing to take it, or an error with `responseCode`. */
  answer: (mail: ReceivedMail) => Error | undefined | Promise<Error | undefined>;
  /** Told of each recipient, before it is taken. */
  onRecipient: () => void;
  /** Breaks all connections off, in the middle of whatever is said. */
  breakOff(): void;
  close(): Promise<void>;
}

const servers: MailServer[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

/** A refusal with a code of SMTP. */
export function refusing(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

/** Starts a mail server, which ends with the test. */
export async function startMailServer(): Promise<MailServer> {
  const mails: ReceivedMail[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    logger: false,
    onRcptTo: (_address, _session, done) => {
      server.onRecipient();
      done();
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8');
        const to = session.envelope.rcptTo.map(({ address }) => address);
        const mail = { to, headers: headersOf(raw), raw };
        void Promise.resolve(server.answer(mail)).then((refusal) => {
          if (!refusal) mails.push(mail);
          done(refusal);
        });
      });
    },
  });
  smtp.on('error', () => undefined);
  const sockets = new Set<Socket>();
  smtp.server.on('connection', (socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  const { port } = smtp.server.address() as AddressInfo;
  const server: MailServer = {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    answer: () => undefined,
    onRecipient: () => undefined,
    breakOff: () => {
      for (const socket of sockets) socket.destroy();
    },
    close: () => new Promise((resolve) => smtp.close(() => resolve())),
  };
  servers.push(server);
  return server;
}

function headersOf(raw: string): Map<string, string> {
  const head = raw.slice(0, raw.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ');
  return new Map(
    head.split('\r\n').map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
}
