import { type Id, newId } from '../../shared/id';
import { freeSlug } from '../../shared/slug';
import { foldCase, slugify } from '../../shared/text';
import type { ImportLedger } from './import-ledger.service';
import type { LabelRecord, MemberRecord } from './import.record';
import { findImportLabels, findLabelSlugs, type ImportLabel } from './import.repository';

/** The labels that the records of a batch name: those that are here, and those that the batch makes. */
export class ImportLabels {
  private readonly byKey = new Map<string, ImportLabel>();
  private readonly byId = new Map<Id, ImportLabel>();
  private readonly slugs = new Set<string>();

  private constructor(private readonly ledger: ImportLedger) {}

  /** Reads what is here of the labels that records name. */
  static async read(ledger: ImportLedger, records: readonly MemberRecord[]): Promise<ImportLabels> {
    const labels = new ImportLabels(ledger);
    const named = new Map(records.flatMap((record) => record.labels ?? []).map((label) => [keyOf(label), label]));
    if (named.size === 0) return labels;
    const { organizationId, context } = ledger;
    const ids = [...named.values()].flatMap(({ id }) => id ?? []);
    const found = await findImportLabels(context.db, organizationId, { nameKeys: [...named.keys()], ids });
    for (const label of found) labels.know(label);
    const missing = [...named.values()].filter((label) => !labels.find(label));
    if (missing.length === 0) return labels;
    const taken = await findLabelSlugs(context.db, organizationId, [...new Set(missing.map(slugOf))]);
    for (const slug of taken) labels.slugs.add(slug);
    return labels;
  }

  /** The label that a record names, made when it is missing. */
  take(record: LabelRecord): ImportLabel {
    return this.find(record) ?? this.make(record);
  }

  /** The name of a label that the batch knows. */
  named(id: Id): string | undefined {
    return this.byId.get(id)?.name;
  }

  private find(record: LabelRecord): ImportLabel | undefined {
    return this.byKey.get(keyOf(record)) ?? (record.id ? this.byId.get(record.id) : undefined);
  }

  private make(record: LabelRecord): ImportLabel {
    const { ledger } = this;
    const name = record.name.trim();
    const createdAt = record.createdAt ?? ledger.now;
    const label: ImportLabel = {
      ...ledger.born(record.id ?? newId(ledger.now), createdAt),
      name,
      nameKey: foldCase(name),
      slug: freeSlug(slugOf(record), this.slugs),
      updatedAt: ledger.past(record.updatedAt ?? createdAt),
    };
    this.know(label);
    ledger.tables.labels.push(label);
    ledger.noteNew('label', label);
    return label;
  }

  private know(label: ImportLabel): void {
    this.byKey.set(label.nameKey, label);
    this.byId.set(label.id, label);
    this.slugs.add(label.slug);
  }
}

function keyOf({ name }: LabelRecord): string {
  return foldCase(name.trim());
}

function slugOf({ slug, name }: LabelRecord): string {
  return slugify(slug ?? name, 'label');
}
