import type { Db } from '../../database/transaction';
import type { ContributionStatus } from './community.kinds';
import type { Id } from '../../shared/id';

/** A post or a comment, as far as what it mentions is concerned. */
export interface Mentioning {
  readonly organizationId: Id;
  readonly id: Id;
  readonly creatorId: Id;
  readonly topics: readonly string[];
  readonly status: ContributionStatus;
  readonly createdAt: Date;
}

/** Notes the topics of a visible post or comment in the place of those that were noted of it. */
export async function saveMentions(db: Db, subject: Mentioning, isNew = false): Promise<void> {
  const { organizationId, id: subjectId, creatorId, topics, status, createdAt } = subject;
  if (!isNew) await db.communityMention.deleteMany({ where: { organizationId, subjectId } });
  if (status !== 'VISIBLE' || topics.length === 0) return;
  const data = topics.map((topic) => ({ organizationId, subjectId, topic, creatorId, createdAt }));
  await db.communityMention.createMany({ data });
}
