import type { AuthChecker } from 'type-graphql';
import type { RequestContext } from '../context';
import { may } from '../auth/viewer';
import type { Scope } from '../auth/scope';
import { Failure } from '../shared/failure';

/** Decides whether this kind of caller may use a root field at all. Which rows are seen is for the repositories. */
export const authChecker: AuthChecker<RequestContext, string> = ({ context }, scopes) => {
  const { viewer } = context;
  if (viewer.kind === 'anonymous') throw new Failure('UNAUTHENTICATED', 'A valid credential is required.');
  const missing = scopes.find((scope) => !may(viewer, scope as Scope));
  if (missing) throw new Failure('FORBIDDEN', `This credential lacks the scope ${missing}.`);
  return true;
};
