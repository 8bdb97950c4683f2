import { knownViewer, type RequestContext } from '../../context';
import type { ListOrder } from '../../database/list';
import { recordEvent } from '../../events/record';
import { Failure, notFound, Problems } from '../../shared/failure';
import { compileFilter } from '../../shared/filter';
import type { Id } from '../../shared/id';
import type { Page } from '../../shared/page';
import { checkText } from '../../shared/text-rules';
import { existingCreatorId } from '../creators/creator.service';
import { recordAlert } from './alert-episode.service';
import { type AlertSettings, type AlertSettingValues, checkSettings } from './alert-settings.rules';
import { alertFilterSpec } from './alert.filter';
import type { EngagementAlertsArgs } from './alert.input';
import { type AlertRow, findAlerts, listAlerts, saveSettings, updateAlert, visibleAlerts } from './alert.repository';
import { AlertOrderField } from './alert.type';

const MAX_NOTE = 2_000;

const COLUMNS: Record<AlertOrderField, Omit<ListOrder, 'direction'>> = {
  [AlertOrderField.OPENED_AT]: { column: 'openedAt', kind: 'instant' },
  [AlertOrderField.SCORE]: { column: 'score', kind: 'number' },
};

/** One page of the alerts that the caller may see, newest first unless ordered otherwise. */
export function findAlertPage(context: RequestContext, args: EngagementAlertsArgs): Promise<Page<AlertRow>> {
  const { field, direction } = args.orderBy ?? { field: AlertOrderField.OPENED_AT, direction: 'DESC' };
  const order: ListOrder = { ...COLUMNS[field], direction: direction === 'ASC' ? 'asc' : 'desc' };
  const where = { AND: [visibleAlerts(context.viewer), compileFilter(alertFilterSpec, args.filter)] };
  return listAlerts(context.db, { where, order, page: args });
}

/** Keeps what somebody thinks of an alert, in place of what was said before. */
export async function rateAlert(
  context: RequestContext,
  id: Id,
  feedback: { readonly useful: boolean; readonly note?: string | null },
): Promise<AlertRow> {
  const problems = new Problems();
  const text = feedback.note?.trim() ?? '';
  checkText(problems, 'note', { text, max: MAX_NOTE });
  problems.throwIfAny();
  const now = context.clock.now();
  const where = { AND: [visibleAlerts(context.viewer), { id }] };
  const columns = { useful: feedback.useful, feedbackNote: text || null, feedbackAt: now, updatedAt: now };
  const alert = await updateAlert(context.db, where, columns);
  if (!alert) throw notFound('EngagementAlert');
  return recordAlert(context, 'rated', alert);
}

/** Closes an open alert; what goes on of its episode is not told again. INVALID_STATE when it is resolved already. */
export async function resolveAlert(context: RequestContext, id: Id): Promise<AlertRow> {
  const visible = { AND: [visibleAlerts(context.viewer), { id }] };
  const now = context.clock.now();
  const columns = { status: 'RESOLVED', resolvedAt: now, updatedAt: now } as const;
  const alert = await updateAlert(context.db, { AND: [visible, { status: 'OPEN' }] }, columns);
  if (alert) return recordAlert(context, 'resolved', alert);
  const [resolved] = await findAlerts(context.db, visible);
  throw resolved ? new Failure('INVALID_STATE', 'The alert is resolved already.') : notFound('EngagementAlert');
}

/** Changes what is given of the settings of a creator whom the caller may see. */
export async function updateAlertSettings(
  context: RequestContext,
  creatorId: Id,
  values: AlertSettingValues,
): Promise<AlertSettings> {
  checkSettings(values);
  const { organizationId } = knownViewer(context);
  const key = { organizationId, creatorId: await existingCreatorId(context, creatorId) };
  const settings = await saveSettings(context.db, key, { ...values, updatedAt: context.clock.now() });
  recordEvent(context, {
    type: 'engagement_alert_settings.updated',
    ...{ subjectId: creatorId, creatorId, data: settings },
  });
  return settings;
}
