import { neutralCell } from '../../../../shared/formula-cell';
import { joinNames } from '../../../../shared/list-cell';
import { slugify } from '../../../../shared/text';
import type { Run, StreamAnswer, StreamRequest } from '../../../stream';
import { printId } from '../ids';
import { ExportMembers, type ExportMembersData, type ExportMembersVariables, ReadSite } from '../operations.generated';
import { printTime } from '../present/time';
import { COLUMNS, type Column } from './row';

export type MemberCriteria = ExportMembersVariables['filter'];
type Exported = ExportMembersData['members']['nodes'][number];

const PAGE = 200;
const QUOTED = /[",\r\n]|^\s|\s$/;
const DAY = 'YYYY-MM-DD'.length;

/** Answers all members that fulfill the criteria as CSV, oldest first, one page in memory at a time. */
export async function exportMembers(request: StreamRequest, run: Run, filter: MemberCriteria): Promise<StreamAnswer> {
  const { organization } = await run(ReadSite, {});
  const day = request.now.toISOString().slice(0, DAY);
  const name = `${slugify(organization.title, 'site')}.ghost.members.${day}.csv`;
  const headers = {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `Attachment; filename="${name}"`,
  };
  return { headers, text: linesOf(run, filter) };
}

/** Nothing at all when there is nobody. There is no line end behind the last line. */
async function* linesOf(run: Run, filter: MemberCriteria): AsyncGenerator<string> {
  let before = `${COLUMNS.join(',')}\r\n`;
  let after: string | undefined;
  do {
    const { members } = await run(ExportMembers, { first: PAGE, filter, ...(after ? { after } : {}) });
    const lines = members.nodes.map(lineOf);
    if (lines.length > 0) yield before + lines.join('\r\n');
    if (lines.length > 0) before = '\r\n';
    after = members.pageInfo.hasNextPage ? (members.pageInfo.endCursor ?? undefined) : undefined;
  } while (after !== undefined);
}

function lineOf(member: Exported): string {
  const cells = cellsOf(member);
  return COLUMNS.map((column) => printCell(cells[column])).join(',');
}

function cellsOf(member: Exported): Record<Column, string> {
  const held = (member.subscriptions ?? []).filter(({ givesAccess }) => givesAccess);
  const gift = held.find(({ kind }) => kind === 'GIFT');
  return {
    id: printId(member.id),
    email: member.email ?? '',
    name: member.name ?? '',
    note: member.note ?? '',
    subscribed_to_emails: String(member.subscribed),
    complimentary_plan: member.status === 'COMPED' ? 'true' : '',
    stripe_customer_id: customerOf(member),
    created_at: printTime(member.createdAt),
    deleted_at: '',
    labels: joinNames(member.labels.map(({ name }) => name)),
    tiers: joinNames([...new Set(held.flatMap(({ tier }) => tier?.name ?? []))]),
    gift_id: gift ? (idAt(gift.providerIds, 'gift') ?? printId(gift.id)) : '',
  };
}

function customerOf({ subscriptions, importedCustomerId }: Exported): string {
  const [id] = (subscriptions ?? []).flatMap(({ providerIds }) => idAt(providerIds, 'customer') ?? []);
  return id ?? importedCustomerId ?? '';
}

function idAt(ids: Readonly<Record<string, unknown>> | null | undefined, name: string): string | undefined {
  const id = ids?.[name];
  return typeof id === 'string' ? id : undefined;
}

function printCell(text: string): string {
  const cell = neutralCell(text);
  return QUOTED.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
