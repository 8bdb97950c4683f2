import { checkItem, type Rules } from '../../../src/rest/dialects/ghost/parse/checks';

const RULES: Rules = { labels: { type: 'array', definition: 'member-labels', names: ['name', 'slug'] } };
const PLACE = { root: 'members', fields: '#/fields/', definitions: '#/definitions/' };

// What a reader sees as one character counts as one, however it is encoded.
it.each([
  ['a text', (name: string) => name],
  ['a name', (name: string) => ({ name })],
  ['a slug', (name: string) => ({ slug: name })],
])('%s has 191 characters at most', (_what, write) => {
  const check = (length: number) => checkItem({ labels: [write('👍'.repeat(length))] }, RULES, PLACE);
  expect(() => check(191)).not.toThrow();
  expect(() => check(192)).toThrow('Validation failed for labels.');
});
