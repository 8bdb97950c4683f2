import type { Id } from '../../../src/shared/id';
import { makeEverything } from './everything';
import { FRONTS } from './fronts';
import { Stage, type Truth } from './stage';

// Whatever a front writes to somebody of whom everything is known: only what it says is changed, and every front shows it.

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.open();
});

test('somebody with everything lacks nothing that could be cleared', async () => {
  const truth = await stage.truth(await makeEverything(stage));
  const isEmpty = (value: unknown) =>
    [null, '', '{}', '[]'].includes(
      typeof value === 'object' && value ? JSON.stringify(value) : (value as string | null),
    );
  const empty = Object.keys(truth).filter((name) => isEmpty(truth[name]));
  expect(empty.sort()).toEqual(['deletedAt', 'erasedAt', 'importedCustomerId']);
  expect(truth['newsletters'].map(({ status }: Truth) => status as string).sort()).toEqual(['ACTIVE', 'ARCHIVED']);
});

const WRITES = FRONTS.flatMap((writer) =>
  writer.writes.map((write) => ({ writer: writer.name, name: write.name, write })),
);

describe.each(WRITES)('$writer: $name', ({ write }) => {
  let id: Id;
  let before: Truth;

  beforeAll(async () => {
    id = await (write.to ?? makeEverything)(stage);
    before = await stage.truth(id);
    stage.wait();
    await write.send(stage, id, before);
  });

  test('changes what it says and nothing else', async () => {
    expect(await stage.truth(id)).toEqual({ ...before, ...write.changes(before, stage) });
  });

  test.each(FRONTS)('is shown by $name', async (reader) => {
    expect(await reader.read(stage, id)).toEqual(reader.document(await stage.truth(id), stage));
  });
});

describe.each(FRONTS.filter(({ remove }) => remove))('$name deletes', ({ remove }) => {
  let id: Id;
  let before: Truth;

  beforeAll(async () => {
    id = await makeEverything(stage);
    before = await stage.truth(id);
    stage.wait();
    await remove?.(stage, id);
  });

  test('and everything that hangs on the member stays, so that it can be undone', async () => {
    expect(await stage.truth(id)).toEqual({ ...before, deletedAt: stage.now(), updatedAt: stage.now() });
  });

  test.each(FRONTS)('whom $name then does not show', async (reader) => {
    expect(await reader.read(stage, id)).toBeUndefined();
  });
});
