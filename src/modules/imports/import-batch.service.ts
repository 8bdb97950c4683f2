import { isDeepStrictEqual } from 'node:util';
import type { RequestContext } from '../../context';
import type { Id } from '../../shared/id';
import { foldCase } from '../../shared/text';
import { rememberedLabel } from '../members/member-links.service';
import { ImportLabels } from './import-labels.service';
import { ImportLedger } from './import-ledger.service';
import { ImportMembers, type MemberBefore, type WorkingMember } from './import-members.service';
import { ImportOffers } from './import-offers.service';
import { ImportSubscriptions, type MatchedSubscription } from './import-subscriptions.service';
import type { ImportedRecord, MemberRecord } from './import.record';
import {
  deleteMemberNewsletters,
  findOffered,
  type ImportLabel,
  type ImportMember,
  updateRows,
} from './import.repository';
import { problemsOf } from './import.rules';
import { refreshStatistics } from './import-statistics.repository';

interface BatchTerms {
  readonly history: boolean;
  /** The home of new members. */
  readonly creatorId: Id;
}

/** Records that are taken over together: what is here is read once, and what differs is written at the end. */
export class ImportBatch {
  private readonly gone: { memberId: Id; newsletterId: Id }[] = [];

  private constructor(
    private readonly ledger: ImportLedger,
    private readonly known: {
      readonly problems: ReadonlyMap<MemberRecord, readonly string[]>;
      readonly labels: ImportLabels;
      readonly offers: ImportOffers;
      readonly members: ImportMembers;
      readonly subscriptions: ImportSubscriptions;
    },
  ) {}

  /** Reads what the records are about. */
  static async open(
    context: RequestContext,
    records: readonly MemberRecord[],
    terms: BatchTerms,
  ): Promise<ImportBatch> {
    const ledger = new ImportLedger(context, terms.history);
    const problems = new Map(records.map((record) => [record, problemsOf(record)]));
    const sound = records.filter((record) => problems.get(record)?.length === 0);
    const members = await ImportMembers.read(ledger, sound, terms.creatorId);
    const labels = await ImportLabels.read(ledger, sound);
    const withTiers = sound.some(({ subscriptions, namedTiers }) => subscriptions?.length || namedTiers?.length);
    const offered = await findOffered(context.db, ledger.organizationId, withTiers);
    const offers = new ImportOffers(ledger, offered);
    const subscriptions = new ImportSubscriptions(ledger, offers);
    return new ImportBatch(ledger, { problems, labels, offers, members, subscriptions });
  }

  /** Takes one record over, all of it or nothing. */
  take(record: MemberRecord): ImportedRecord {
    const problems = this.known.problems.get(record) ?? [];
    if (problems.length > 0) return { outcome: 'invalid', problems };
    const { members, offers, subscriptions } = this.known;
    const unknown = this.ledger.history ? undefined : record.namedTiers?.find((name) => !offers.tier({ name }));
    if (unknown !== undefined) return { outcome: 'invalid', problems: [`There is no tier ${unknown}.`] };
    const found = members.find(record);
    if (typeof found === 'string') return { outcome: 'invalid', problems: [found] };
    const matched = subscriptions.match(found, record.subscriptions ?? []);
    if (typeof matched === 'string') return { outcome: 'invalid', problems: [matched] };
    if (!found) return this.create(record, matched);
    return this.update(found, record, matched);
  }

  /** Writes what the records change, and notes it. */
  async write(): Promise<void> {
    const { context, now, organizationId } = this.ledger;
    const touched = this.known.members.all().filter((member) => member.touched);
    const updated = touched.filter(({ before, changed }) => before && changed).map(({ row }) => row);
    for (const row of updated) Object.assign(row, { updatedAt: now, version: row.version + 1 });
    for (const member of touched) this.note(member);
    this.known.subscriptions.note();
    await updateRows(context.db, 'members', updated);
    await deleteMemberNewsletters(context.db, organizationId, this.gone);
    await this.ledger.write();
    await this.known.subscriptions.write();
  }

  /** Keeps the database quick while the organization grows. */
  async refreshStatistics(): Promise<void> {
    const { context, organizationId, noted } = this.ledger;
    await refreshStatistics(context.db, organizationId, noted);
  }

  private create(record: MemberRecord, matched: readonly MatchedSubscription[]): ImportedRecord {
    const { members, offers } = this.known;
    const member = members.make(record);
    const usual = record.subscribed === false ? [] : offers.usualNewsletters();
    const newsletters = record.newsletters?.map((newsletter) => offers.newsletter(newsletter)) ?? usual;
    for (const { id } of newsletters) this.addNewsletter(member, id);
    this.add(member, record, matched);
    return { outcome: 'created', problems: [] };
  }

  private update(member: WorkingMember, record: MemberRecord, matched: readonly MatchedSubscription[]): ImportedRecord {
    const { members } = this.known;
    const before = member.touched;
    member.touched = false;
    if (foldCase(record.email) !== member.row.emailKey) {
      members.readdress(member, record.email);
      member.changed = member.touched = true;
    }
    this.change(member, {
      ...(record.name ? { name: record.name } : {}),
      ...(record.note ? { note: record.note } : {}),
      ...(record.details as Partial<ImportMember>),
    });
    if (record.subscribed === false) this.unsubscribe(member);
    this.add(member, record, matched);
    const outcome = member.touched ? 'updated' : 'unchanged';
    member.touched ||= before;
    return { outcome, problems: [] };
  }

  /** What a record adds to a member, new or not. */
  private add(member: WorkingMember, record: MemberRecord, matched: readonly MatchedSubscription[]): void {
    const { labels, members, subscriptions } = this.known;
    for (const label of record.labels ?? []) this.addLabel(member, labels.take(label).id);
    if (record.foreignId && record.id !== member.row.id)
      members.remember(member, { namespace: 'ghost', value: record.foreignId });
    if (record.customerId) members.remember(member, { namespace: 'stripe', value: record.customerId });
    subscriptions.apply(member, matched);
  }

  private change(member: WorkingMember, columns: Partial<ImportMember>): void {
    const { row } = member;
    for (const [column, value] of Object.entries(columns)) {
      if (isSame(row[column as keyof ImportMember], value)) continue;
      Object.assign(row, { [column]: value });
      member.changed = member.touched = true;
    }
  }

  private addLabel(member: WorkingMember, labelId: Id): void {
    if (member.labelIds.has(labelId)) return;
    const { organizationId, now: createdAt, tables } = this.ledger;
    const position = member.nextPosition;
    tables.member_labels.push({ organizationId, memberId: member.row.id, labelId, position, createdAt });
    member.labelIds.add(labelId);
    member.nextPosition += 1;
    member.touched = true;
  }

  private addNewsletter(member: WorkingMember, newsletterId: Id): void {
    if (member.newsletterIds.has(newsletterId)) return;
    const { organizationId, tables } = this.ledger;
    const createdAt = member.row.createdAt;
    tables.member_newsletters.push({ organizationId, memberId: member.row.id, newsletterId, createdAt });
    member.newsletterIds.add(newsletterId);
  }

  /** Ends the member's subscriptions to newsletters that are sent; those to archived ones come back with these. */
  private unsubscribe(member: WorkingMember): void {
    const { tables } = this.ledger;
    const active = this.known.offers.activeNewsletterIds();
    const gone = [...member.newsletterIds].filter((newsletterId) => active.has(newsletterId));
    for (const newsletterId of gone) {
      const isGone = (row: { memberId: Id; newsletterId: Id }) =>
        row.memberId === member.row.id && row.newsletterId === newsletterId;
      tables.member_newsletters = tables.member_newsletters.filter((row) => !isGone(row));
      member.newsletterIds.delete(newsletterId);
      member.touched = true;
      if (member.before) this.gone.push({ memberId: member.row.id, newsletterId });
    }
  }

  private note(member: WorkingMember): void {
    const { ledger, known } = this;
    const { row, before } = member;
    const active = known.offers.activeNewsletterIds();
    const newsletterIds = [...member.newsletterIds].filter((id) => active.has(id));
    const labels = [...member.labelIds].flatMap((id) => known.labels.named(id) ?? labelOf(before, id)?.name ?? []);
    const extra = {
      newsletterIds,
      labels,
      source: 'import',
      ...(before ? { previous: previousOf(member, active) } : {}),
    };
    const concerned = { memberId: row.id, creatorId: row.creatorId, extra };
    if (!before) ledger.noteNew('member', row, { ...concerned, occurredAt: row.createdAt });
    else ledger.note(ledger.history ? 'member.imported' : 'member.updated', row, concerned);
  }
}

/** What the batch replaced of a member who lived here before. */
function previousOf({ row, before, labelIds, newsletterIds }: WorkingMember, active: ReadonlySet<Id>): object {
  if (!before) return {};
  const columns = Object.keys(row) as (keyof ImportMember)[];
  const changed = columns.filter((column) => !isSame(before.row[column], row[column]) && column !== 'version');
  return {
    ...Object.fromEntries(changed.map((column) => [column, before.row[column]])),
    ...(before.newsletterIds.length > newsletterIds.size
      ? { newsletterIds: before.newsletterIds.filter((id) => active.has(id)) }
      : {}),
    ...(labelIds.size > before.labels.length ? { labels: before.labels.map(rememberedLabel) } : {}),
  };
}

function labelOf(before: MemberBefore | undefined, id: Id): ImportLabel | undefined {
  return before?.labels.find((label) => label.id === id);
}

function isSame(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(plain(one), plain(other));
}

function plain(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}
