import { knownViewer, type RequestContext } from '../../context';
import { Failure, notFound } from '../../shared/failure';
import type { Id } from '../../shared/id';
import { creatorById } from './creator.loaders';
import { findDefaultCreator } from './creator.repository';

/**
 * The creator to whom a new member belongs: the one that was asked for, the caller's own when the caller acts for one
 * creator, otherwise the organization's default.
 */
export async function homeCreatorId(context: RequestContext, asked: Id | undefined): Promise<Id> {
  const viewer = knownViewer(context);
  if (asked) {
    if (!(await creatorById(context).load(asked))) throw notFound('Creator');
    return asked;
  }
  if (viewer.creatorId) return viewer.creatorId;
  const creator = await findDefaultCreator(context.db, viewer.organizationId);
  if (!creator) throw new Failure('INVALID_STATE', 'The organization has no creator yet.');
  return creator.id;
}
