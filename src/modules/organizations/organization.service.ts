import { organizationOf, organizationViewer, type RequestContext } from '../../context';
import { recordEvent } from '../../events/record';
import { badInput, Failure, notFound } from '../../shared/failure';
import { organizationById } from './organization.loaders';
import { type OrganizationRow, updateOrganization as updateRow, visibleOrganizations } from './organization.repository';
import { checkOrganizationValues, MAX_CLOCK_OFFSET_MS, type OrganizationValues } from './organization.rules';

const DEFAULT_RETRY_DAYS = [1, 3, 5, 7];
const DEFAULT_GRACE_DAYS = 14;
const DEFAULT_FEE_BASIS_POINTS = 1000;

/** The caller's own organization. */
export async function ownOrganization(context: RequestContext): Promise<OrganizationRow> {
  const organization = await organizationById(context).load(organizationOf(context));
  if (!organization) throw notFound('Organization');
  return organization;
}

/** Changes what is given of the caller's own organization; not for a caller who acts for one creator only. */
export async function updateOrganization(
  context: RequestContext,
  values: OrganizationValues,
): Promise<OrganizationRow> {
  checkOrganizationValues(values);
  const { title, timeZone, activityRetentionMonths, paymentRetryDays, paymentGraceDays } = values;
  const { platformFeeBasisPoints } = values;
  return changeOrganization(context, 'updated', {
    ...(title ? { title } : {}),
    ...(timeZone === undefined ? {} : { timeZone: timeZone ?? 'UTC' }),
    ...(activityRetentionMonths === undefined ? {} : { activityRetentionMonths }),
    ...(paymentRetryDays === undefined ? {} : { paymentRetryDays: [...(paymentRetryDays ?? DEFAULT_RETRY_DAYS)] }),
    ...(platformFeeBasisPoints === undefined
      ? {}
      : { platformFeeBasisPoints: platformFeeBasisPoints ?? DEFAULT_FEE_BASIS_POINTS }),
    ...(paymentGraceDays === undefined ? {} : { paymentGraceDays: paymentGraceDays ?? DEFAULT_GRACE_DAYS }),
  });
}

/**
 * Moves the clock of a test organization forward, for all that happens in it from then on. Time never goes back, and the
 * clock of an organization that is not for tests is the machine's.
 */
export async function advanceClock(context: RequestContext, milliseconds: number): Promise<OrganizationRow> {
  if (!Number.isSafeInteger(milliseconds) || milliseconds <= 0)
    throw badInput('milliseconds', 'The milliseconds must be a whole number above zero: a clock only moves forward.');
  const organization = await changeOrganization(context, 'clock_advanced', {
    clockOffsetMs: { increment: BigInt(Math.min(milliseconds, MAX_CLOCK_OFFSET_MS + 1)) },
  });
  if (!organization.isTest) throw new Failure('INVALID_STATE', 'Only the clock of a test organization can be moved.');
  if (organization.clockOffsetMs > MAX_CLOCK_OFFSET_MS)
    throw badInput('milliseconds', 'The clock cannot be more than 100 years ahead.');
  return organization;
}

async function changeOrganization(
  context: RequestContext,
  verb: string,
  columns: Parameters<typeof updateRow>[2],
): Promise<OrganizationRow> {
  const where = visibleOrganizations(organizationViewer(context));
  const organization = await updateRow(context.db, where, { ...columns, updatedAt: context.clock.now() });
  if (!organization) throw notFound('Organization');
  recordEvent(context, { type: `organization.${verb}`, subjectId: organization.id, data: organization });
  return organization;
}
