import { Problems } from '../../shared/failure';
import { parseCurrency } from '../../shared/money';
import { checkFilledText, checkSlug, checkText, checkWhole } from '../../shared/text-rules';

const MAX_TITLE = 191;
const MAX_INTEGRATION = 191;
const MAX_RETENTION_MONTHS = 120;
const MAX_FEE_BASIS_POINTS = 10_000;
const MAX_GRACE_DAYS = 90;
const MAX_RETRIES = 10;
const MAX_ORGANIZATION_SLUG = 63;
const ZONE = /^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+)*$/;
/** Furthest that the clock of a test organization may be ahead: 100 years. */
export const MAX_CLOCK_OFFSET_MS = 36_525 * 24 * 60 * 60 * 1000;

/** What a caller can change of an organization; absent fields stay as they are. */
export interface OrganizationValues {
  readonly title?: string | null | undefined;
  readonly timeZone?: string | null | undefined;
  readonly activityRetentionMonths?: number | null | undefined;
  readonly platformFeeBasisPoints?: number | null | undefined;
  readonly paymentRetryDays?: readonly number[] | null | undefined;
  readonly paymentGraceDays?: number | null | undefined;
}

/** A new organization. */
export interface NewOrganization {
  readonly slug: string;
  readonly title: string;
  /** ISO 4217 code in either case; USD when absent. */
  readonly currency?: string | undefined;
  readonly integrationName?: string | undefined;
  readonly isTest?: boolean | undefined;
}

/** Checks the values of an organization and refuses all that is wrong at once. */
export function checkOrganizationValues(values: OrganizationValues): void {
  const problems = new Problems();
  checkFilledText(problems, 'title', { text: values.title, max: MAX_TITLE });
  const { timeZone } = values;
  if (timeZone) problems.check(isTimeZone(timeZone), 'timeZone', 'The timeZone must be the IANA name of a time zone.');
  const months = { number: values.activityRetentionMonths, min: 1, max: MAX_RETENTION_MONTHS };
  checkWhole(problems, 'activityRetentionMonths', months);
  const fee = { number: values.platformFeeBasisPoints, min: 0, max: MAX_FEE_BASIS_POINTS };
  checkWhole(problems, 'platformFeeBasisPoints', fee);
  checkDunning(problems, values);
  if (timeZone === '') problems.add('timeZone', 'The timeZone must be the IANA name of a time zone.');
  problems.throwIfAny();
}

function checkDunning(problems: Problems, { paymentRetryDays, paymentGraceDays }: OrganizationValues): void {
  checkWhole(problems, 'paymentGraceDays', { number: paymentGraceDays, min: 0, max: MAX_GRACE_DAYS });
  if (!paymentRetryDays) return;
  const ascend = paymentRetryDays.every((days, index) => days > (paymentRetryDays[index - 1] ?? 0));
  const short = paymentRetryDays.length <= MAX_RETRIES && (paymentRetryDays.at(-1) ?? 0) <= MAX_GRACE_DAYS;
  const must = `ascend from 1 to at most ${MAX_GRACE_DAYS}, and be at most ${MAX_RETRIES}`;
  problems.check(ascend && short, 'paymentRetryDays', `The paymentRetryDays must ${must}.`);
}

/** Checks a new organization and refuses all that is wrong at once. */
export function checkNewOrganization(values: NewOrganization): void {
  const { slug, title, currency, integrationName } = values;
  const problems = new Problems();
  checkSlug(problems, slug);
  const short = slug.length <= MAX_ORGANIZATION_SLUG;
  problems.check(short, 'slug', `The slug must not be longer than ${MAX_ORGANIZATION_SLUG} characters.`);
  checkFilledText(problems, 'title', { text: title, max: MAX_TITLE });
  checkText(problems, 'integrationName', { text: integrationName, max: MAX_INTEGRATION });
  const known = currency === undefined || parseCurrency(currency) !== undefined;
  problems.check(known, 'currency', 'The currency must be an ISO 4217 code.');
  problems.throwIfAny();
}

function isTimeZone(name: string): boolean {
  if (!ZONE.test(name)) return false;
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}
