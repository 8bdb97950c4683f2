import { knownViewer, type RequestContext } from '../../context';
import { recordEvent } from '../../events/record';
import { Failure, notFound } from '../../shared/failure';
import { type Id, newId } from '../../shared/id';
import { existingCreatorId } from '../creators/creator.service';
import type { ModerationRuleKind, ModerationVerdict } from './community.kinds';
import {
  deleteRule as deleteRow,
  findRules,
  insertRule,
  type ModerationRuleRow,
  updateRule as updateRow,
  visibleRules,
} from './moderation.repository';
import { checkRule, type RuleValues } from './moderation-rule.rules';

const MAX_RULES = 200;

/** The rules that the caller may see, oldest first. */
export function findVisibleRules(context: RequestContext, creatorId?: Id): Promise<ModerationRuleRow[]> {
  const own = creatorId ? { OR: [{ creatorId: null }, { creatorId }] } : {};
  return findRules(context.db, { AND: [visibleRules(context.viewer), own] });
}

/** A new rule. */
export interface NewRuleValues extends RuleValues {
  readonly creatorId: Id | null;
  readonly name: string;
  readonly kind: ModerationRuleKind;
  readonly verdict: ModerationVerdict;
}

/** Puts a rule in force. A creator's credential makes rules for that creator only. */
export async function createRule(context: RequestContext, values: NewRuleValues): Promise<ModerationRuleRow> {
  const { kind, verdict, terms = [], threshold = null } = values;
  const viewer = knownViewer(context);
  const creatorId = await ruleCreator(context, values.creatorId);
  checkRule(kind, { ...values, ...(kind === 'WORDS' ? { terms } : { threshold }) });
  if ((await findRules(context.db, visibleRules(viewer))).length >= MAX_RULES)
    throw new Failure('LIMIT_EXCEEDED', `There are at most ${MAX_RULES} moderation rules.`);
  const now = context.clock.now();
  const rule = await insertRule(context.db, {
    organizationId: viewer.organizationId,
    id: newId(now),
    creatorId,
    name: values.name.trim(),
    kind,
    terms: [...(terms ?? [])],
    threshold,
    verdict,
    createdAt: now,
    updatedAt: now,
  });
  return recorded(context, 'created', rule);
}

/** What can be changed of a rule. */
export interface RuleChanges extends RuleValues {
  readonly verdict?: ModerationVerdict | null | undefined;
  readonly enabled?: boolean | null | undefined;
}

/** Changes only what is given of a rule; what it did before stays done. */
export async function updateRule(context: RequestContext, id: Id, changes: RuleChanges): Promise<ModerationRuleRow> {
  const before = await writableRule(context, id);
  checkRule(before.kind, changes);
  const { name, terms, threshold, verdict, enabled } = changes;
  const columns = {
    ...(name ? { name: name.trim() } : {}),
    ...(terms ? { terms: [...terms] } : {}),
    ...(threshold === undefined || threshold === null ? {} : { threshold }),
    ...(verdict ? { verdict } : {}),
    ...(enabled === undefined || enabled === null ? {} : { enabled }),
    updatedAt: context.clock.now(),
  };
  const rule = await updateRow(context.db, { organizationId: before.organizationId, id }, columns);
  if (!rule) throw notFound('Moderation rule');
  return recorded(context, 'updated', rule);
}

/** Deletes a rule; what it did stays done. */
export async function deleteRule(context: RequestContext, id: Id): Promise<ModerationRuleRow> {
  const rule = await writableRule(context, id);
  if (!(await deleteRow(context.db, { organizationId: rule.organizationId, id }))) throw notFound('Moderation rule');
  return recorded(context, 'deleted', rule);
}

async function ruleCreator(context: RequestContext, asked: Id | null): Promise<Id | null> {
  const own = knownViewer(context).creatorId;
  return asked ? existingCreatorId(context, asked) : own;
}

/** A creator's credential sees the rules of the organization, and changes its own. */
async function writableRule(context: RequestContext, id: Id): Promise<ModerationRuleRow> {
  const [rule] = await findRules(context.db, { AND: [visibleRules(context.viewer), { id }] });
  if (!rule) throw notFound('Moderation rule');
  if (knownViewer(context).creatorId && !rule.creatorId)
    throw new Failure('FORBIDDEN', 'This credential acts for one creator only.');
  return rule;
}

function recorded(context: RequestContext, verb: string, rule: ModerationRuleRow): ModerationRuleRow {
  recordEvent(context, { type: `moderation_rule.${verb}`, subjectId: rule.id, creatorId: rule.creatorId, data: rule });
  return rule;
}
