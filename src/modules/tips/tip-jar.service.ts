import { isDeepStrictEqual } from 'node:util';
import { knownViewer, type RequestContext } from '../../context';
import { NEWEST_FIRST } from '../../database/list';
import { recordEvent } from '../../events/record';
import { dayColumn } from '../../shared/calendar-day';
import { badInput, Failure, notFound } from '../../shared/failure';
import { compileFilter } from '../../shared/filter';
import { type Id, newId } from '../../shared/id';
import { parseCurrency } from '../../shared/money';
import type { Page } from '../../shared/page';
import { homeCreatorId } from '../creators/creator.service';
import { organizationToday, ownOrganization } from '../organizations/organization-day.service';
import { tipJarFilterSpec, tipJarOrder } from './tip-jar.filter';
import type { TipJarsArgs } from './tip-jar.input';
import {
  findTipJars,
  insertTipJar,
  listTipJars,
  lockTipJar,
  type TipJarColumns,
  type TipJarRow,
  updateTipJar as updateRow,
  visibleTipJars,
} from './tip-jar.repository';
import { checkTipJar, jarStatus, type NewTipJarValues, sortedRewards, type TipJarValues } from './tip-jar.rules';

/** One page of the jars that the caller may see, newest first unless ordered otherwise. */
export async function findTipJarPage(context: RequestContext, args: TipJarsArgs): Promise<Page<TipJarRow>> {
  const spec = tipJarFilterSpec(await organizationToday(context));
  const where = { AND: [visibleTipJars(context.viewer), compileFilter(spec, args.filter)] };
  const order = args.orderBy ? tipJarOrder(args.orderBy) : NEWEST_FIRST;
  return listTipJars(context.db, { where, order, page: args });
}

/** Creates a jar of a creator whom the caller may see. */
export async function createTipJar(context: RequestContext, values: NewTipJarValues): Promise<TipJarRow> {
  checkTipJar(values, await organizationToday(context));
  const organization = await ownOrganization(context);
  const now = context.clock.now();
  const jar = await insertTipJar(context.db, {
    organizationId: organization.id,
    id: newId(now),
    creatorId: await homeCreatorId(context, values.creatorId ?? undefined),
    currency: parseCurrency(values.currency ?? '') ?? organization.currency,
    ...{ description: null, goalMinor: null, suggestedMinor: [], rewards: [], thankYouMessage: null, endsOn: null },
    ...columnsOf(values),
    name: values.name.trim(),
    createdAt: now,
    updatedAt: now,
  });
  return recorded(context, 'created', jar);
}

/** Changes what is given. A change that changes nothing leaves no event. INVALID_STATE when the jar is put away. */
export async function updateTipJar(context: RequestContext, id: Id, values: TipJarValues): Promise<TipJarRow> {
  checkTipJar(values, await organizationToday(context));
  if (values.name === null) throw badInput('name', 'The name must not be empty.');
  const before = await jarToChange(context, id);
  if (before.archivedAt) throw new Failure('INVALID_STATE', 'The tip jar is archived.');
  const changed = Object.entries(columnsOf(values)).filter(
    ([column, value]) => !isDeepStrictEqual(value, before[column as keyof TipJarRow]),
  );
  if (changed.length === 0) return before;
  const columns = { ...Object.fromEntries(changed), updatedAt: context.clock.now() } as TipJarColumns;
  const jar = await updateRow(context.db, before, columns);
  const previous = Object.fromEntries(
    Object.keys(columns).map((column) => [column, before[column as keyof TipJarRow]]),
  );
  recorded(context, 'updated', { ...jar, previous });
  return jar;
}

/** Puts a jar away: it takes no more tips. One that is put away already stays as it is. */
export async function archiveTipJar(context: RequestContext, id: Id): Promise<TipJarRow> {
  const before = await jarToChange(context, id);
  if (before.archivedAt) return before;
  const now = context.clock.now();
  return recorded(context, 'archived', await updateRow(context.db, before, { archivedAt: now, updatedAt: now }));
}

/**
 * A jar that takes a tip for a creator, and stays as it is until the transaction ends. NOT_FOUND for one that the caller
 * may not see or that is another creator's; INVALID_STATE when it is put away or its last day is over.
 */
export async function jarToFill(context: RequestContext, id: Id, creatorId: Id): Promise<TipJarRow> {
  await lockTipJar(context.db, { organizationId: knownViewer(context).organizationId, id }, 'SHARE');
  const [jar] = await findTipJars(context.db, { AND: [visibleTipJars(context.viewer), { id, creatorId }] });
  if (!jar) throw notFound('TipJar');
  const status = jarStatus(jar, await organizationToday(context));
  if (status !== 'OPEN')
    throw new Failure('INVALID_STATE', status === 'ENDED' ? 'The tip jar has ended.' : 'The tip jar is archived.');
  return jar;
}

async function jarToChange(context: RequestContext, id: Id): Promise<TipJarRow> {
  await lockTipJar(context.db, { organizationId: knownViewer(context).organizationId, id }, 'UPDATE');
  const [jar] = await findTipJars(context.db, { AND: [visibleTipJars(context.viewer), { id }] });
  if (!jar) throw notFound('TipJar');
  return jar;
}

/** The columns that the given values set; absent values set none. */
function columnsOf(values: TipJarValues): TipJarColumns {
  const { name, description, goalMinor, suggestedMinor, rewards, thankYouMessage, endsOn } = values;
  return {
    ...(name ? { name: name.trim() } : {}),
    ...(description === undefined ? {} : { description }),
    ...(goalMinor === undefined ? {} : { goalMinor: goalMinor === null ? null : BigInt(goalMinor) }),
    ...(suggestedMinor === undefined ? {} : { suggestedMinor: (suggestedMinor ?? []).map(BigInt) }),
    ...(rewards === undefined ? {} : { rewards: sortedRewards(rewards ?? []) }),
    ...(thankYouMessage === undefined ? {} : { thankYouMessage }),
    ...(endsOn === undefined ? {} : { endsOn: endsOn === null ? null : dayColumn(endsOn) }),
  };
}

function recorded(context: RequestContext, verb: string, jar: TipJarRow & { readonly previous?: object }): TipJarRow {
  const { id: subjectId, creatorId } = jar;
  recordEvent(context, { type: `tip_jar.${verb}`, subjectId, creatorId, data: jar });
  return jar;
}
