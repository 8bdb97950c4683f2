import { membersOf, UnreadableFile } from '../../src/cli/import/json-members';

async function* inPieces(text: string, size: number) {
  for (let at = 0; at < text.length; at += size) yield await Promise.resolve(text.slice(at, at + size));
}

async function read(text: string, size = 7): Promise<string[]> {
  const found: string[] = [];
  for await (const { text: element } of membersOf(inPieces(text, size))) found.push(element.trim());
  return found;
}

const MEMBERS = [
  { id: '1', name: 'a "quoted" \\ name, with [brackets] and {braces}', labels: [{ name: '],' }], deep: [[{ a: [] }]] },
  { id: '2', name: 'members', note: '\\' },
  { id: '3', name: 'Ünïcödé 👩‍👩‍👧' },
];

describe('the members of a JSON file', () => {
  it.each([1, 2, 3, 7, 64, 100_000])('are cut out of pieces of %d characters', async (size) => {
    const text = JSON.stringify({ meta: { members: [1] }, members: MEMBERS, last: 'members' }, null, 1);
    const found = await read(text, size);
    expect(found.map((element) => JSON.parse(element) as unknown)).toEqual(MEMBERS);
  });

  it('may be none', async () => {
    expect(await read('{"members":[ ]}')).toEqual([]);
  });

  it('are told apart where one of them is broken', async () => {
    expect(await read('{"members":[{"id":"1"}, nonsense, {"id":"3"}]}')).toEqual([
      '{"id":"1"}',
      'nonsense',
      '{"id":"3"}',
    ]);
  });

  it.each([
    ['{"members":[{"id":"1"}', 'ends in the middle'],
    ['{"members":[{"id":"1', 'ends in the middle'],
    ['{"meta":{}}', 'no list of members'],
    ['{"members":{}}', 'no list of members'],
    ['[{"id":"1"}]', 'not an object'],
  ])('are not found in %s', async (text, words) => {
    await expect(read(text)).rejects.toThrow(UnreadableFile);
    await expect(read(text)).rejects.toThrow(words);
  });

  it('must not be larger than what fits into memory', async () => {
    await expect(read(`{"members":["${'x'.repeat(9_000_000)}"]}`, 1_000_000)).rejects.toThrow('too large');
  });
});
