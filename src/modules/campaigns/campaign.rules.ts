import { Problems } from '../../shared/failure';
import { checkFilledText, checkText, checkWebUrl, checkWhole } from '../../shared/text-rules';
import { CampaignStatus } from './campaign.kinds';

const MAX_NAME = 191;
const MAX_BODY = 20_000;
const MAX_INACTIVE_DAYS = 3_650;
const MAX_MONTHS = 120;
const TYPE = /^[\p{L}\p{N}_-]{1,64}$/u;
const CODE = /^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/;
const MAX_CODE = 60;
const CONTROL = /\p{Cc}/u;

/** What a message to members says. */
export interface MessageValues {
  readonly subject: string;
  readonly body: string;
  readonly cta?: string | null | undefined;
  readonly ctaUrl?: string | null | undefined;
}

/** What a campaign offers. */
export interface OfferValues {
  readonly percent: number;
  readonly durationMonths?: number | null | undefined;
  readonly code: string;
}

/** What can be told of a campaign's values without looking anything up. */
export interface CampaignValues {
  readonly name?: string | null | undefined;
  readonly type?: string | null | undefined;
  readonly inactiveDaysMin?: number | null | undefined;
  readonly message?: MessageValues | null | undefined;
  readonly offer?: OfferValues | null | undefined;
  readonly channels?: readonly string[] | null | undefined;
}

/** Checks the values that are given of a campaign, and refuses all that is wrong at once. */
export function checkCampaignValues(values: CampaignValues): void {
  const problems = new Problems();
  const { name, type, message, offer, channels, inactiveDaysMin } = values;
  checkFilledText(problems, 'name', { text: name, max: MAX_NAME });
  if (type !== undefined)
    problems.check(
      type !== null && TYPE.test(type),
      'type',
      'The type must be a word of letters, digits, dashes and underscores, at most 64.',
    );
  checkWhole(problems, 'audience.inactiveDaysMin', { number: inactiveDaysMin, min: 1, max: MAX_INACTIVE_DAYS });
  if (message) noteMessage(problems, message);
  if (offer) noteOffer(problems, offer);
  if (channels) problems.check(channels.length > 0, 'channels', 'At least one channel is needed.');
  problems.throwIfAny();
}

function noteMessage(problems: Problems, { subject, body, cta, ctaUrl }: MessageValues): void {
  checkFilledText(problems, 'message.subject', { text: subject, max: MAX_NAME });
  // A line break would begin another header of the mail.
  problems.check(!CONTROL.test(subject), 'message.subject', 'The message.subject must be one line of text.');
  checkFilledText(problems, 'message.body', { text: body, max: MAX_BODY });
  checkText(problems, 'message.cta', { text: cta, max: MAX_NAME });
  problems.check(!CONTROL.test(cta ?? ''), 'message.cta', 'The message.cta must be one line of text.');
  checkWebUrl(problems, 'message.ctaUrl', ctaUrl);
}

function noteOffer(problems: Problems, { percent, durationMonths, code }: OfferValues): void {
  checkWhole(problems, 'offer.percent', { number: percent, min: 1, max: 100 });
  checkWhole(problems, 'offer.durationMonths', { number: durationMonths, min: 1, max: MAX_MONTHS });
  const rule = `The offer.code must be letters and digits joined by single dashes, at most ${MAX_CODE}.`;
  problems.check(code.length <= MAX_CODE && CODE.test(code), 'offer.code', rule);
}

/** The states in which a campaign can still be changed. */
export const OPEN_STATUSES: readonly string[] = [CampaignStatus.DRAFT, CampaignStatus.SCHEDULED];
