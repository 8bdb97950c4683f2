import { memberStatusField, currentSubscriptionField } from '../../src/modules/subscriptions/member-standing.filter';
import { MemberStatus } from '../../src/modules/subscriptions/member-status.type';
import { compileFilter, type FilterSpec, textField, toManyField } from '../../src/shared/filter';

const LABELS = toManyField('labels', () => ({}));
const SPEC: FilterSpec = {
  name: textField('name'),
  email: textField('email', { normalize: (text) => text.toLowerCase() }),
  labels: LABELS,
  status: memberStatusField(new Date(0)),
  currentSubscription: currentSubscriptionField(() => ({ status: 'ACTIVE' })),
};
const times = (count: number, filter: object) => ({ or: Array.from({ length: count }, () => filter) });
const label = { labels: { none: { slug: { in: ['a', 'b', 'c'] } } } };
const part = { name: { startsWith: 'a', contains: 'b' } };
const anyCase = (count: number) => ({ in: Array.from({ length: count }, (_, index) => `${index}`), ignoreCase: true });
const status = (...list: MemberStatus[]) => ({ status: { in: list } });
const { FREE, COMPED, GIFT, PAID } = MemberStatus;
const current = { not: { currentSubscription: { any: { status: { in: ['ACTIVE'] } } } } };

it.each<[string, object, object]>([
  ['8 lists of related objects', times(8, label), times(9, label)],
  ['20 parts of texts', times(10, part), times(11, part)],
  [
    '100 texts in any case',
    { name: anyCase(100) },
    { or: [{ name: anyCase(100) }, { name: { eq: 'x', ignoreCase: true } }] },
  ],
  ['8 statuses that are one condition', times(4, status(FREE, PAID)), times(4, { and: [status(FREE, PAID, PAID)] })],
  ['4 statuses that are two', times(4, status(GIFT)), times(5, status(COMPED))],
  ['8 together', { and: [current, current, times(2, label)] }, { and: [current, current, times(3, label)] }],
])('a filter has room for %s, and no more', (_what, fits, exceeds) => {
  expect(() => compileFilter(SPEC, fits)).not.toThrow();
  expect(() => compileFilter(SPEC, exceeds)).toThrow(
    /at most (8 conditions on related objects|20 conditions on parts|100 texts that)/,
  );
});

it('takes the status of a related object for a column', () => {
  const related = { labels: { any: times(20, { status: { eq: 'COMPED' } }) } };
  expect(() => compileFilter(SPEC, related)).not.toThrow();
});

it('does not mind the case of texts that are kept in one', () => {
  expect(() => compileFilter(SPEC, { email: anyCase(1000) })).not.toThrow();
});
