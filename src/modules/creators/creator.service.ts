import { knownViewer, organizationViewer, type RequestContext } from '../../context';
import { NEWEST_FIRST } from '../../database/list';
import { recordEvent } from '../../events/record';
import { Failure, notFound } from '../../shared/failure';
import { compileFilter } from '../../shared/filter';
import { type Id, newId } from '../../shared/id';
import type { Page } from '../../shared/page';
import { chooseSlug } from '../../shared/slug';
import { slugify } from '../../shared/text';
import { creatorFilterSpec } from './creator.filter';
import type { CreatorsArgs } from './creator.input';
import { creatorById } from './creator.loaders';
import { creatorOrder } from './creator.order';
import {
  type CreatorRow,
  findDefaultCreator,
  insertCreator,
  listCreators,
  takenCreatorSlugs,
  updateCreator as updateRow,
  visibleCreators,
} from './creator.repository';
import { checkCreatorValues, type CreatorValues } from './creator.rules';

/** One page of the creators that the caller may see, newest first unless ordered otherwise. */
export function findCreatorPage(context: RequestContext, args: CreatorsArgs): Promise<Page<CreatorRow>> {
  const where = { AND: [visibleCreators(context.viewer), compileFilter(creatorFilterSpec, args.filter)] };
  return listCreators(context.db, {
    where,
    order: args.orderBy ? creatorOrder(args.orderBy) : NEWEST_FIRST,
    page: args,
  });
}

/**
 * Creates a creator of the caller's organization, under a slug of its own. An organization's first one is made as its
 * default; there is never a second default.
 */
export async function createCreator(
  context: RequestContext,
  values: CreatorValues & { readonly name: string; readonly isDefault?: boolean },
): Promise<CreatorRow> {
  const { organizationId } = organizationViewer(context);
  checkCreatorValues({ name: values.name, slug: values.slug ?? undefined });
  const now = context.clock.now();
  const creator = await insertCreator(context.db, {
    organizationId,
    id: newId(now),
    name: values.name,
    slug: await chooseSlug(values.slug, slugify(values.name, 'creator'), (base) =>
      takenCreatorSlugs(context.db, organizationId, base),
    ),
    isDefault: values.isDefault ?? false,
    createdAt: now,
    updatedAt: now,
  });
  return recorded(context, 'created', creator);
}

/** Changes what is given. A caller who acts for one creator may change that one only. */
export async function updateCreator(context: RequestContext, id: Id, values: CreatorValues): Promise<CreatorRow> {
  checkCreatorValues(values);
  const where = { AND: [visibleCreators(context.viewer), { id }] };
  const creator = await updateRow(context.db, where, {
    ...(values.name ? { name: values.name } : {}),
    ...(values.slug ? { slug: values.slug } : {}),
    updatedAt: context.clock.now(),
  });
  if (!creator) throw notFound('Creator');
  return recorded(context, 'updated', creator);
}

/**
 * The creator to whom a new member belongs: the one that was asked for, the caller's own when the caller acts for one
 * creator, otherwise the organization's default.
 */
export async function homeCreatorId(context: RequestContext, asked: Id | undefined): Promise<Id> {
  const viewer = knownViewer(context);
  if (asked) return existingCreatorId(context, asked);
  if (viewer.creatorId) return viewer.creatorId;
  const creator = await findDefaultCreator(context.db, viewer.organizationId);
  if (!creator) throw new Failure('INVALID_STATE', 'The organization has no creator yet.');
  return creator.id;
}

/** The id of a creator whom the caller may see, or NOT_FOUND. */
export async function existingCreatorId(context: RequestContext, id: Id): Promise<Id> {
  if (!(await creatorById(context).load(id))) throw notFound('Creator');
  return id;
}

function recorded(context: RequestContext, verb: string, creator: CreatorRow): CreatorRow {
  recordEvent(context, { type: `creator.${verb}`, subjectId: creator.id, creatorId: creator.id, data: creator });
  return creator;
}
