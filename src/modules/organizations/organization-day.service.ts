import { knownViewer, type RequestContext } from '../../context';
import { dayIn } from '../../shared/calendar-day';
import { notFound } from '../../shared/failure';
import { organizationById } from './organization.loaders';
import type { OrganizationRow } from './organization.repository';

/** The caller's organization. */
export async function ownOrganization(context: RequestContext): Promise<OrganizationRow> {
  const organization = await organizationById(context).load(knownViewer(context).organizationId);
  if (!organization) throw notFound('Organization');
  return organization;
}

/** The present day in the time zone of the caller's organization: `2026-01-15`. */
export async function organizationToday(context: RequestContext): Promise<string> {
  const { timeZone } = await ownOrganization(context);
  return dayIn(timeZone, context.clock.now());
}
