import type { Asked } from '../../asked';
import type { RestAnswer } from '../../route';
import { printError } from './envelope';

/** The version of Ghost whose behaviour this is. */
export const VERSION = { major: 6, minor: 65 };
export const PRINTED_VERSION = `v${VERSION.major}.${VERSION.minor}`;

const ASKED = /(\d{1,9})(?:\.(\d{1,9}))?/;
const OLD_PREFIX = /^\/ghost\/api\/(v2|v3|v4|canary)\/admin$/;

/** The old version that a base path names, if any. */
export function oldVersionIn(basePath: string): string | undefined {
  return OLD_PREFIX.exec(basePath)?.[1];
}

/**
 * The answer where there is no endpoint: the version that the client was made for decides whether it is told that there
 * is none, or that one of the two should be brought up to date. On endpoints that exist the version is never looked at.
 */
export function unknownEndpoint(asked: Asked): RestAnswer {
  const sent = asked.headers['accept-version'];
  const accepted = typeof sent === 'string' ? sent : undefined;
  const [, major, minor = '0'] = ASKED.exec(accepted ?? '') ?? [];
  const ahead = Math.sign(Number(major) - VERSION.major || Number(minor) - VERSION.minor);
  if (accepted === undefined || major === undefined || ahead === 0)
    return printError({ type: 'NotFoundError', message: 'Resource not found', raw: true }, asked);
  const standing = ahead < 0 ? 'behind' : 'ahead of';
  return printError(
    {
      type: 'RequestNotAcceptableError',
      message: 'Request could not be served, the endpoint was not found.',
      context: `Provided client accept-version ${accepted} is ${standing} current Ghost version ${PRINTED_VERSION}.`,
      help: ahead < 0 ? 'Try upgrading your Ghost API client.' : 'Try upgrading your Ghost install.',
      code: ahead < 0 ? 'UPDATE_CLIENT' : 'UPDATE_GHOST',
      raw: true,
    },
    asked,
  );
}
