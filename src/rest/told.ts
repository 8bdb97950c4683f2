import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { createHmac } from 'node:crypto';
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
