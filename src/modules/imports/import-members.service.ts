import { type Id, newId } from '../../shared/id';
import { foldCase } from '../../shared/text';
import type { ImportLedger } from './import-ledger.service';
import type { MemberRecord } from './import.record';
import {
  findBelongings,
  findNamedMembers,
  type ImportIdentity,
  type ImportLabel,
  type ImportMember,
  type ImportSubscription,
  type MemberBelongings,
} from './import.repository';
import { newMember } from './import-rows';

/** What a batch finds of a member. */
export interface MemberBefore {
  readonly row: ImportMember;
  readonly labels: ImportLabel[];
  readonly newsletterIds: Id[];
}

/** A member while a batch works on it: what is here, and what the batch adds. */
export interface WorkingMember {
  readonly row: ImportMember;
  /** How the member was before the batch; nothing for one whom the batch makes. */
  readonly before: MemberBefore | undefined;
  /** Whether columns of the row differ from what is stored. */
  changed: boolean;
  /** Whether anything about the member differs from what is stored. */
  touched: boolean;
  readonly labelIds: Set<Id>;
  nextPosition: number;
  readonly newsletterIds: Set<Id>;
  readonly subscriptions: ImportSubscription[];
  /** `discount/subscription` of each redemption. */
  readonly redemptions: Set<string>;
  readonly identities: Set<string>;
}

/** The members whom the records of a batch name: those who live here, and those whom the batch makes. */
export class ImportMembers {
  private readonly byId = new Map<Id, WorkingMember>();
  private readonly byKey = new Map<string, WorkingMember>();
  private readonly byForeignId = new Map<string, WorkingMember>();
  private readonly uuids = new Map<string, Id>();
  /** Ids of deleted members: nobody else can have them. */
  private readonly takenIds = new Set<Id>();

  private constructor(
    private readonly ledger: ImportLedger,
    private readonly creatorId: Id,
  ) {}

  /** Reads who is here of those whom records name, and keeps them as they are until the transaction ends. */
  static async read(ledger: ImportLedger, records: readonly MemberRecord[], creatorId: Id): Promise<ImportMembers> {
    const known = new ImportMembers(ledger, creatorId);
    const { context, organizationId } = ledger;
    const { members, identities } = await findNamedMembers(context.db, organizationId, {
      ids: records.flatMap(({ id }) => id ?? []),
      emailKeys: records.map(({ email }) => foldCase(email)),
      uuids: records.flatMap(({ uuid }) => uuid ?? []),
      foreignIds: records.flatMap(({ foreignId }) => foreignId ?? []),
    });
    const living = members.filter(({ deletedAt }) => deletedAt === null).map(({ id }) => id);
    const belongings = await findBelongings(context.db, organizationId, living);
    for (const row of members) known.know(row);
    known.attach(belongings, identities);
    return known;
  }

  /** All whom the batch has worked on. */
  all(): WorkingMember[] {
    return [...this.byId.values()];
  }

  /** Whom a record is about, or null for somebody new; a sentence when the record contradicts what is here. */
  find(record: MemberRecord): WorkingMember | null | string {
    const { id, foreignId, email } = record;
    const byName = (id && this.byId.get(id)) ?? (foreignId && this.byForeignId.get(foreignId)) ?? null;
    const byAddress = this.byKey.get(foldCase(email)) ?? null;
    if (byName && byAddress && byName !== byAddress) return 'Another member has this address.';
    const found = byName || byAddress;
    const holder = record.uuid && this.uuids.get(record.uuid);
    if (!found && holder) return 'Another member has this uuid.';
    return found;
  }

  /** Makes the new member of a record. */
  make(record: MemberRecord): WorkingMember {
    const { ledger } = this;
    const free = record.id && !this.takenIds.has(record.id) ? record.id : undefined;
    const row = newMember(ledger, record, { id: free ?? newId(ledger.now), creatorId: this.creatorId });
    ledger.tables.members.push(row);
    const member = working(row);
    this.enter(member);
    return member;
  }

  /** Moves a member to another address. */
  readdress(member: WorkingMember, email: string): void {
    if (member.row.emailKey) this.byKey.delete(member.row.emailKey);
    Object.assign(member.row, { email, emailKey: foldCase(email) });
    this.byKey.set(foldCase(email), member);
  }

  /** Remembers by which id another system knows a member; the first one stays. */
  remember(member: WorkingMember, identity: { readonly namespace: 'ghost' | 'stripe'; readonly value: string }): void {
    const { ledger } = this;
    const { namespace, value } = identity;
    if (member.identities.has(namespace)) return;
    member.identities.add(namespace);
    member.touched = true;
    if (namespace === 'ghost') this.byForeignId.set(value, member);
    ledger.tables.identities.push({
      organizationId: ledger.organizationId,
      id: newId(ledger.now),
      memberId: member.row.id,
      namespace,
      key: namespace === 'ghost' ? 'id' : 'customer',
      value,
      createdAt: ledger.now,
    });
  }

  private know(row: ImportMember): void {
    this.uuids.set(row.uuid, row.id);
    if (row.deletedAt) this.takenIds.add(row.id);
    else this.enter(working(row, { row: { ...row }, labels: [], newsletterIds: [] }));
  }

  private attach(belongings: MemberBelongings, identities: readonly ImportIdentity[]): void {
    const each = <Row extends { memberId: Id }>(rows: readonly Row[], add: (member: WorkingMember, row: Row) => void) =>
      rows.forEach((row) => {
        const member = this.byId.get(row.memberId);
        if (member) add(member, row);
      });
    each(belongings.labels, (member, { labelId, label, position }) => {
      member.before?.labels.push(label);
      member.labelIds.add(labelId);
      member.nextPosition = Math.max(member.nextPosition, position + 1);
    });
    each(belongings.newsletters, (member, { newsletterId }) => {
      member.before?.newsletterIds.push(newsletterId);
      member.newsletterIds.add(newsletterId);
    });
    each(belongings.subscriptions, (member, subscription) => member.subscriptions.push(subscription));
    each(belongings.redemptions, (member, { discountId, subscriptionId }) =>
      member.redemptions.add(`${discountId}/${subscriptionId}`),
    );
    each(identities, (member, { namespace, value }) => {
      member.identities.add(namespace);
      if (namespace === 'ghost') this.byForeignId.set(value, member);
    });
  }

  private enter(member: WorkingMember): void {
    const { id, emailKey, uuid } = member.row;
    this.byId.set(id, member);
    if (emailKey) this.byKey.set(emailKey, member);
    this.uuids.set(uuid, id);
  }
}

function working(row: ImportMember, before?: MemberBefore): WorkingMember {
  return {
    row,
    before,
    changed: false,
    touched: !before,
    labelIds: new Set(),
    nextPosition: 0,
    newsletterIds: new Set(),
    subscriptions: [],
    redemptions: new Set(),
    identities: new Set(),
  };
}
