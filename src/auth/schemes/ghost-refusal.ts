import { Failure } from '../../shared/failure';

/** What can be wrong with the credentials of a Ghost client. Ghost's own codes, except where it has none. */
export type GhostRefusalReason =
  | 'NO_CREDENTIALS'
  | 'INVALID_AUTH_HEADER'
  | 'MALFORMED_JWT'
  | 'MISSING_ADMIN_API_KID'
  | 'UNKNOWN_ADMIN_API_KEY'
  | 'INVALID_API_KEY_TYPE'
  | 'INVALID_JWT';

/** Credentials that are not good, and why: unlike all other fronts, Ghost tells its clients. */
export class GhostRefusal extends Failure {
  constructor(
    readonly reason: GhostRefusalReason,
    message: string,
  ) {
    super('UNAUTHENTICATED', message);
    this.name = 'GhostRefusal';
  }
}
