import { Problems } from '../../shared/failure';
import { checkFilledText, checkText } from '../../shared/text-rules';
import { foldCase } from '../../shared/text';

const MAX_TITLE = 300;
const MAX_BODY = 20_000;
const MAX_TOPICS = 10;
const MAX_TOPIC = 50;

/** What somebody writes. */
export interface ContributionText {
  readonly title?: string | null | undefined;
  readonly body?: string | null | undefined;
  readonly topics?: readonly string[] | null | undefined;
}

/** Checks what somebody writes and refuses all that is wrong at once. */
export function checkContribution({ title, body, topics }: ContributionText): void {
  const problems = new Problems();
  checkText(problems, 'title', { text: title, max: MAX_TITLE });
  checkFilledText(problems, 'body', { text: body, max: MAX_BODY });
  problems.check((topics?.length ?? 0) <= MAX_TOPICS, 'topics', `At most ${MAX_TOPICS} topics may be named.`);
  const wrong = topics?.find((topic) => !isTopic(topicOf(topic)));
  if (wrong !== undefined)
    problems.add('topics', `A topic has 1 to ${MAX_TOPIC} letters, digits and underscores, which "${wrong}" has not.`);
  problems.throwIfAny();
}

/** The topics that are named by themselves and, behind a number sign, in the text; each once, with case folded. */
export function topicsOf({ body, topics }: ContributionText): string[] {
  const named = (topics ?? []).map(topicOf);
  const inText = [...(body ?? '').matchAll(/(?<![\p{L}\p{N}_&/])#([\p{L}\p{N}_]+)/gu)].map((match) => match[1] ?? '');
  const found = inText.map(foldCase).filter((topic) => isTopic(topic) && /\p{L}/u.test(topic));
  return [...new Set([...named, ...found])].slice(0, MAX_TOPICS);
}

function topicOf(name: string): string {
  return foldCase(name.trim().replace(/^#/, ''));
}

function isTopic(topic: string): boolean {
  return [...topic].length <= MAX_TOPIC && /^[\p{L}\p{N}_]+$/u.test(topic);
}
