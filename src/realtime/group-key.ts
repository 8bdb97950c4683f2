import { type DocumentNode, Kind, type SelectionNode, visit } from 'graphql';
import type { Viewer } from '../auth/viewer';
import type { PreparedOperation } from '../graphql/execute';

/** The argument of a live field that only says behind which event it begins. */
const BEGINNING = 'since';

/**
 * Two subscriptions with one key have the same payload for the same event: same document, same variables, and callers who
 * see the same rows and fields of the same organization. Where they begin in the log is no part of it.
 */
export function groupKey(query: string, { document, variables, operationName, context }: PreparedOperation): string {
  const beginnings = beginningsOf(document);
  const deciding = Object.entries(variables ?? {}).filter(([name]) => !beginnings.has(name));
  return JSON.stringify([query, operationName ?? null, deciding.sort(byName), visibilityOf(context.viewer)]);
}

/** All of a caller that a resolver or a repository looks at when it reads; who the caller is, is not among it. */
function visibilityOf(viewer: Viewer): readonly unknown[] {
  if (viewer.kind === 'anonymous') return [viewer.kind];
  const { kind, organizationId, creatorId, scopes } = viewer;
  const front = viewer.kind === 'key' ? [viewer.dialect, viewer.bare, viewer.strict ?? false] : [];
  const roles = viewer.kind === 'staff' ? [...viewer.roles].sort() : [];
  return [kind, organizationId, creatorId, [...scopes].sort(), front, roles];
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : Number(a > b);
}

const known = new WeakMap<DocumentNode, ReadonlySet<string>>();

/** The variables that are used for nothing but to say where a live field begins. */
function beginningsOf(document: DocumentNode): ReadonlySet<string> {
  const found = known.get(document) ?? findBeginnings(document);
  known.set(document, found);
  return found;
}

function findBeginnings(document: DocumentNode): ReadonlySet<string> {
  const uses: string[] = [];
  visit(document, {
    VariableDefinition: () => false,
    Variable: ({ name }) => {
      uses.push(name.value);
    },
  });
  const beginnings = document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections.flatMap(beginningOf) : [],
  );
  const times = (names: readonly string[], name: string) => names.filter((each) => each === name).length;
  return new Set(beginnings.filter((name) => times(uses, name) === times(beginnings, name)));
}

/** The variable that says where a field begins. */
function beginningOf(selection: SelectionNode): string[] {
  const given = selection.kind === Kind.FIELD ? (selection.arguments ?? []) : [];
  return given.flatMap(({ name, value }) =>
    name.value === BEGINNING && value.kind === Kind.VARIABLE ? [value.name.value] : [],
  );
}
