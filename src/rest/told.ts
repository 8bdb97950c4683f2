import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { createHmac } from 'node:crypto';
import { toGlobalId } from '../schema/global-id';
import { gather } from '../shared/gather';
import type { Id } from '../shared/id';

/** Runs a prepared document as the gateway itself inside an organization; refusals are thrown as failures. */
export type RunInside = <Data, Variables>(
  organizationId: Id,
  operation: TypedDocumentNode<Data, Variables>,
  variables: NoInfer<Variables>,
) => Promise<Data>;

/** How long receivers may take to answer, unless their format says otherwise. */
export const TIMEOUT_MS = 15_000;

/** `t=<Unix seconds>,v1=<hex>`, where hex is the HMAC-SHA256 of `t.body`, one `v1` for each secret. */
export function timedSignature(
  body: string,
  { secrets, at }: { readonly secrets: readonly string[]; readonly at: Date },
) {
  const time = Math.floor(at.getTime() / 1000);
  const signatures = secrets.map((secret) => createHmac('sha256', secret).update(`${time}.${body}`).digest('hex'));
  return [`t=${time}`, ...signatures.map((signature) => `v1=${signature}`)].join(',');
}

/** Most members that one document asks for: as many as its connection is asked for. */
const MOST_MEMBERS = 64;

interface ToldMembers {
  readonly members: { readonly nodes: readonly { readonly id: string }[] };
}

/** What a document answered, and the member in it that was asked for, if there is one. */
export interface ToldMember<Data extends ToldMembers> {
  readonly data: Data;
  readonly member: Data['members']['nodes'][number] | undefined;
}

interface MemberKey {
  readonly organizationId: Id;
  readonly memberId: Id;
}

type MembersDocument<Data> = TypedDocumentNode<Data, { readonly ids: readonly string[] }>;
type ReadMember = (key: MemberKey) => Promise<ToldMember<ToldMembers>>;

const readers = new WeakMap<RunInside, Map<unknown, ReadMember>>();

/**
 * Reads a member with a document that asks for `members(first: 64, filter: { id: { in: $ids } })`: those that are asked
 * for at once are asked for together.
 */
export async function readToldMember<Data extends ToldMembers>(
  run: RunInside,
  document: MembersDocument<Data>,
  key: MemberKey,
): Promise<ToldMember<Data>> {
  const known = readers.get(run) ?? new Map<unknown, ReadMember>();
  readers.set(run, known);
  const read = known.get(document) ?? gather((keys) => readMembers(run, document, keys), { most: MOST_MEMBERS });
  known.set(document, read);
  return (await read(key)) as ToldMember<Data>;
}

async function readMembers<Data extends ToldMembers>(
  run: RunInside,
  document: MembersDocument<Data>,
  keys: readonly MemberKey[],
): Promise<ToldMember<Data>[]> {
  const organizations = [...new Set(keys.map(({ organizationId }) => organizationId))];
  const found = new Map<string, ToldMember<Data>>();
  for (const organizationId of organizations) {
    const wanted = keys.filter((key) => key.organizationId === organizationId);
    const ids = [...new Set(wanted.map(({ memberId }) => toGlobalId('Member', memberId)))];
    const data = await run(organizationId, document, { ids });
    const byId = new Map(data.members.nodes.map((member) => [member.id, member]));
    for (const id of ids) found.set(`${organizationId} ${id}`, { data, member: byId.get(id) });
  }
  return keys.map(
    ({ organizationId, memberId }) =>
      found.get(`${organizationId} ${toGlobalId('Member', memberId)}`) as ToldMember<Data>,
  );
}
