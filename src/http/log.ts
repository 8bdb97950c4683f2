import { type DestinationStream, type Logger, pino } from 'pino';
import pretty from 'pino-pretty';
import type { Config } from '../config';

const SECRET_NAMES = ['authorization', 'cookie', 'credential', 'password', 'secret', 'token', 'apiKey', 'set-cookie'];
const HIDDEN = '[hidden]';
const SECRETS = /agw_[a-z]+_[0-9a-f]{16}_[0-9a-f]+|eyJ[\w-]+\.[\w-]+\.[\w-]*|\b[0-9a-f]{24}:[0-9a-f]{64}\b/g;
const PASSWORDS = /(\w+:\/\/[^\s:/@]*:)[^\s@/]+@/g;

/** Text without anything in it that a caller or the gateway proves with who it is. */
export function redact(text: string): string {
  return text.replace(SECRETS, HIDDEN).replace(PASSWORDS, `$1${HIDDEN}@`);
}

/** What the log tells of an error: not the statement, the values or the connection that its makers put into it. */
export function toLoggedError(error: unknown): object {
  if (!(error instanceof Error)) return { message: redact(String(error)) };
  const { name, message, stack, cause } = error;
  const code: unknown = (error as { code?: unknown }).code;
  return {
    type: name,
    message: redact(message),
    stack: redact(stack ?? ''),
    ...(typeof code === 'string' ? { code } : {}),
    ...(cause === undefined ? {} : { cause: toLoggedError(cause) }),
  };
}

/** The log of the process: one JSON document a line, or for people when somebody is looking at a terminal. */
export function createLog(config: Pick<Config, 'logLevel'>, destination?: DestinationStream): Logger {
  const stream = destination ?? (process.stdout.isTTY ? pretty({ sync: true, ignore: 'pid,hostname' }) : undefined);
  const options = {
    level: config.logLevel,
    redact: { paths: SECRET_NAMES.flatMap((name) => [`["${name}"]`, `*["${name}"]`]), censor: HIDDEN },
    serializers: { err: toLoggedError, error: toLoggedError },
  };
  return stream ? pino(options, stream) : pino(options);
}
