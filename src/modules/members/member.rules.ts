import { isEmail } from '../../shared/email';
import { Problems } from '../../shared/failure';
import { checkJsonObject } from '../../shared/json';
import { isStorable } from '../../shared/text';

const MAX_NAME = 191;
const MAX_NOTE = 2000;
const MAX_URL = 2000;
const MIN_ACTIVATION_CODE = 8;
const MAX_ACTIVATION_CODE = 191;
/** Bytes of JSON that a member's `meta` may take. */
export const MAX_META_BYTES = 65_536;

/** The fields of a member that a caller can give; absent ones stay as they are. */
export interface MemberValues {
  readonly email?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly note?: string | null | undefined;
  readonly emailVerified?: boolean | null | undefined;
  readonly avatarUrl?: string | null | undefined;
  readonly geolocation?: Record<string, unknown> | null | undefined;
  readonly preferences?: Record<string, unknown> | null | undefined;
  readonly activationCode?: string | null | undefined;
  readonly commentNotifications?: boolean | null | undefined;
  readonly announcementEmails?: boolean | null | undefined;
  readonly meta?: Record<string, unknown> | null | undefined;
}

/** Checks the values of a member and refuses all that is wrong at once. */
export function checkMemberValues(values: MemberValues): void {
  const problems = new Problems();
  if (values.email) problems.check(isEmail(values.email), 'email', 'The email must be a valid email address.');
  if (values.email === '') problems.add('email', 'The email must be a valid email address.');
  checkText(problems, 'name', { text: values.name, max: MAX_NAME });
  checkText(problems, 'note', { text: values.note, max: MAX_NOTE });
  checkText(problems, 'avatarUrl', { text: values.avatarUrl, max: MAX_URL });
  if (values.avatarUrl)
    problems.check(isWebUrl(values.avatarUrl), 'avatarUrl', 'The avatar URL must be an http or https URL.');
  checkActivationCode(problems, values.activationCode);
  for (const field of ['meta', 'geolocation', 'preferences'] as const)
    checkJsonObject(values[field], MAX_META_BYTES).forEach((problem) => problems.add(field, `The ${field} ${problem}`));
  problems.throwIfAny();
}

function checkText(problems: Problems, field: string, value: { text: string | null | undefined; max: number }): void {
  const { text, max } = value;
  if (text === null || text === undefined) return;
  problems.check([...text].length <= max, field, `The ${field} must not be longer than ${max} characters.`);
  problems.check(isStorable(text), field, `The ${field} must not contain NUL characters or broken Unicode.`);
}

function checkActivationCode(problems: Problems, code: string | null | undefined): void {
  if (code === null || code === undefined) return;
  checkText(problems, 'activationCode', { text: code, max: MAX_ACTIVATION_CODE });
  const message = `The activationCode must have at least ${MIN_ACTIVATION_CODE} characters.`;
  problems.check(code.length >= MIN_ACTIVATION_CODE, 'activationCode', message);
}

function isWebUrl(text: string): boolean {
  return URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);
}
