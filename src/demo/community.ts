import type {
  CommunityCommentModel,
  CommunityPostModel,
  MemberModel,
  ModerationRuleModel,
} from '../database/generated/models';
import { addDays, between } from './calendar';
import type { Population } from './people';
import type { SeededRandom } from './random';

/** For so many days before the present one the communities have been talking. */
const DAYS = 45;

const POSTS = [
  ['What was your favourite piece this month?', 'Mine was the long one about the harbour. #reading', ['reading']],
  ['Meeting in spring', 'Who would come to a reader meeting in April? #meetup #spring', ['meetup', 'spring']],
  [null, 'The new audio edition is wonderful on the train. #audio', ['audio']],
  ['Recipe request', 'Could we have the lentil soup from the podcast in writing? #recipes', ['recipes']],
  ['Ask me anything', 'I answer questions all of this week. #ama', ['ama']],
  [null, 'Thank you for the correction in yesterday’s issue. #reading', ['reading']],
] as const;
const REPLIES = [
  'Same here!',
  'I did not know that. Thank you.',
  'Count me in. #meetup',
  'Der Teil über die Werft hat mir am besten gefallen.',
  'Please more of this. ❤️',
] as const;
const KINDS = ['LIKE', 'LIKE', 'LOVE', 'LAUGH', 'WOW'] as const;

/** Lets members have talked in the communities of their creators lately, with what rules and reports did about it. */
export function writeCommunity(population: Population): void {
  const { ledger, end } = population;
  const random = population.random.fork('community');
  const start = addDays(end, -DAYS);
  const living = ledger.tables.members.filter(({ deletedAt, createdAt }) => !deletedAt && createdAt < start);
  const [first, ...others] = living;
  if (!first) return;
  const rule = writeRule(population, start);
  const crowd = { random, people: [first, ...others] as const, start };
  for (let turn = 0; turn < 4; turn++)
    for (const [index, post] of POSTS.entries()) talk(population, crowd, { turn, index, post });
  holdBack(population, crowd, rule);
}

interface Crowd {
  readonly random: SeededRandom;
  readonly people: readonly [MemberModel, ...MemberModel[]];
  readonly start: Date;
}

interface Turn {
  readonly turn: number;
  readonly index: number;
  readonly post: (typeof POSTS)[number];
}

/** A few people write most of it. */
function author({ random, people }: Crowd): MemberModel {
  return people[Math.floor(people.length * 0.2 * random.fraction() ** 3)] ?? people[0];
}

function talk(population: Population, crowd: Crowd, { turn, index, post: [title, body, topics] }: Turn): void {
  const { end } = population;
  const { random } = crowd;
  const share = (turn * POSTS.length + index + random.fraction()) / (4 * POSTS.length + 1);
  const post = writePost(population, author(crowd), {
    title,
    body,
    topics: [...topics],
    at: between(crowd.start, end, share),
  });
  const replies = random.integer(0, 5);
  for (let reply = 0; reply < replies; reply++) {
    const at = between(post.createdAt, end, random.fraction() ** 4 * 0.4);
    writeComment(population, { post, writer: author(crowd), body: random.pick(REPLIES), at });
  }
  const fans = new Set(Array.from({ length: random.integer(0, 8) }, () => author(crowd)));
  for (const { id: memberId } of fans) {
    const { organizationId, id: subjectId } = post;
    const createdAt = between(post.createdAt, end, random.fraction() * 0.1);
    population.ledger.tables.community_reactions.push({
      organizationId,
      subjectId,
      memberId,
      kind: random.pick(KINDS),
      createdAt,
    });
  }
}

interface Written {
  readonly title: string | null;
  readonly body: string;
  readonly topics: string[];
  readonly at: Date;
}

function writePost({ ledger }: Population, writer: MemberModel, written: Written): CommunityPostModel {
  const { at, ...text } = written;
  const { id: memberId, creatorId } = writer;
  const post: CommunityPostModel = { ...ledger.born(at), creatorId, memberId, ...text, status: 'VISIBLE' };
  ledger.tables.community_posts.push(post);
  ledger.note('community_post.created', at, { row: post, memberId, creatorId });
  mention(ledger, post);
  return post;
}

interface Reply {
  readonly post: CommunityPostModel;
  readonly writer: MemberModel;
  readonly body: string;
  readonly at: Date;
}

function writeComment({ ledger }: Population, { post, writer, body, at }: Reply): void {
  const { id: postId, creatorId } = post;
  const { id: memberId } = writer;
  const topics = body.includes('#meetup') ? ['meetup'] : [];
  const text = { parentId: null, body, topics, status: 'VISIBLE' } as const;
  const comment: CommunityCommentModel = { ...ledger.born(at), postId, creatorId, memberId, ...text, topics };
  ledger.tables.community_comments.push(comment);
  ledger.note('community_comment.created', at, { row: comment, memberId, creatorId });
  mention(ledger, comment);
}

function mention(ledger: Population['ledger'], row: CommunityPostModel | CommunityCommentModel): void {
  const { organizationId, id: subjectId, creatorId, topics, createdAt } = row;
  for (const topic of topics)
    ledger.tables.community_mentions.push({ organizationId, subjectId, topic, creatorId, createdAt });
}

function writeRule({ ledger }: Population, at: Date): ModerationRuleModel {
  const terms = ['free crypto', 'casino'];
  const what = { creatorId: null, name: 'Spam', kind: 'WORDS', terms, threshold: null, verdict: 'HOLD' } as const;
  const rule: ModerationRuleModel = { ...ledger.born(at), ...what, terms, enabled: true };
  ledger.tables.moderation_rules.push(rule);
  ledger.note('moderation_rule.created', at, { row: rule });
  return rule;
}

/** A post that the rule held back, and another that somebody reported and nobody has looked at. */
function holdBack(
  { ledger, end }: Population,
  { people: [writer, reporter = writer] }: Crowd,
  rule: ModerationRuleModel,
): void {
  const at = addDays(end, -0.2);
  const { id: memberId, creatorId } = writer;
  const text = { title: null, body: 'Win big at my casino!', topics: [], status: 'HELD' } as const;
  const post: CommunityPostModel = { ...ledger.born(at), creatorId, memberId, ...text, topics: [] };
  ledger.tables.community_posts.push(post);
  ledger.note('community_post.created', at, { row: post, memberId, creatorId });
  const { organizationId, id } = ledger.born(at);
  const did = { ruleId: rule.id, subjectId: post.id, verdict: 'HOLD' } as const;
  ledger.tables.moderation_actions.push({ organizationId, id, creatorId, ...did, createdAt: at });
  const [reported] = ledger.tables.community_posts;
  if (!reported) return;
  const subject = { creatorId: reported.creatorId, postId: reported.id, commentId: null, memberId: reporter.id };
  const words = { reason: 'OTHER', note: 'Is this still up to date?', status: 'PENDING', resolvedAt: null } as const;
  const report = { ...ledger.born(at), ...subject, ...words };
  ledger.tables.community_reports.push(report);
  ledger.note('community_report.created', at, { row: report, memberId: reporter.id, creatorId: reported.creatorId });
}
