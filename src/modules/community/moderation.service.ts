import type { RequestContext } from '../../context';
import { type Id, newId } from '../../shared/id';
import type { ContributionStatus } from './community.kinds';
import { insertAction, type ModerationRuleRow, rulesInForce } from './moderation.repository';
import { ruleForReports, statusBy, strikingRule } from './moderation.rules';

/** A post or a comment that rules look at. */
export interface Subject {
  readonly organizationId: Id;
  readonly creatorId: Id;
  readonly id: Id;
}

/** How a text that was just written stands by the rules in force. */
export async function judgeText(context: RequestContext, subject: Subject, text: string): Promise<ContributionStatus> {
  const rules = await rulesInForce(context.db, subject.organizationId, subject.creatorId);
  return enforce(context, subject, strikingRule(rules, text));
}

/** How something visible stands once so many have reported it. */
export async function judgeReports(
  context: RequestContext,
  subject: Subject,
  reports: number,
): Promise<ContributionStatus> {
  const rules = await rulesInForce(context.db, subject.organizationId, subject.creatorId);
  return enforce(context, subject, ruleForReports(rules, reports));
}

async function enforce(
  context: RequestContext,
  { organizationId, creatorId, id: subjectId }: Subject,
  rule: ModerationRuleRow | undefined,
): Promise<ContributionStatus> {
  if (!rule) return 'VISIBLE';
  const now = context.clock.now();
  const { id: ruleId, verdict } = rule;
  const action = { organizationId, id: newId(now), creatorId, ruleId, subjectId, verdict, createdAt: now };
  await insertAction(context.db, action);
  return statusBy(verdict);
}
