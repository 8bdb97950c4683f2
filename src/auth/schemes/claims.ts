import type { JWTPayload } from 'jose' with { 'resolution-mode': 'import' };
import { z } from 'zod';
import { isStorable } from '../../shared/text';
import { badCredential } from './scheme';

/** As long as OpenID Connect lets a subject be; it becomes part of keys in the database. */
const MAX_SUBJECT = 255;
/** The last second of the year 9999, behind which instants have no usual spelling. */
const MAX_SECONDS = 253_402_300_799;

const text = z.string().min(1).refine(isStorable);

const CLAIMS = z.object({
  sub: text.max(MAX_SUBJECT),
  iat: z.number().optional(),
  exp: z.number().min(0).max(MAX_SECONDS),
  tenant_id: text,
  roles: z.array(z.string()),
  creator_id: text.nullish(),
});

/** What a verified token of the further issuer says of its bearer. */
export interface FurtherClaims {
  readonly subject: string;
  /** In seconds since 1970. */
  readonly issuedAt: number | undefined;
  readonly expiresAt: Date;
  /** The organization, by slug or id. */
  readonly tenant: string;
  readonly roles: readonly string[];
  /** The one creator that the bearer acts for, if it is one only. */
  readonly creator: string | undefined;
}

/** The claims of a verified token, every one of which must be what it is meant to be: a signature proves no form. */
export function furtherClaims(payload: JWTPayload): FurtherClaims {
  const { success, data } = CLAIMS.safeParse(payload);
  if (!success) throw badCredential();
  return {
    subject: data.sub,
    issuedAt: data.iat,
    expiresAt: new Date(data.exp * 1000),
    tenant: data.tenant_id,
    roles: data.roles,
    creator: data.creator_id ?? undefined,
  };
}
