import { fromGlobalIdOrNone } from '../../schema/global-id';
import {
  compileFilter,
  exactField,
  type FilterSpec,
  nullable,
  rangeField,
  textField,
  toManyField,
} from '../../shared/filter';
import { foldCase } from '../../shared/text';

const identitySpec: FilterSpec = { key: textField('key'), value: textField('value') };

/** What each field of a member filter means; every front's filters end up here. */
export const memberFilterSpec: FilterSpec = {
  id: exactField<string>('id', (id) => fromGlobalIdOrNone('Member', id)),
  creatorId: exactField<string>('creatorId', (id) => fromGlobalIdOrNone('Creator', id)),
  email: textField(nullable('emailKey'), { normalize: foldCase }),
  emailVerified: exactField<boolean>('emailVerified'),
  name: textField(nullable('name'), { insensitiveParts: true }),
  note: textField(nullable('note'), { insensitiveParts: true }),
  createdAt: rangeField<Date>('createdAt'),
  updatedAt: rangeField<Date>('updatedAt'),
  lastSeenAt: rangeField<Date>(nullable('lastSeenAt')),
  deletedAt: rangeField<Date>(nullable('deletedAt')),
  identities: toManyField('identities', (filter) => ({
    AND: [{ namespace: 'foreign_key' }, compileFilter(identitySpec, filter)],
  })),
};
