import type { Newcomer } from './front';
import { FRONTS, MAKERS } from './fronts';
import { Stage } from './stage';

// One member, many windows: who is made through one is there in every other, with all that the other can show.

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.open();
});

describe.each(MAKERS)('a member made through $name', (writer) => {
  let made: Newcomer;

  beforeAll(async () => {
    stage.wait();
    made = await writer.create(stage, stage.address());
  });

  test('is what was said', async () => {
    expect(await stage.truth(made.id)).toMatchObject({ ...made.shows, deletedAt: null, createdAt: stage.now() });
  });

  test.each(FRONTS)('is shown whole by $name', async (reader) => {
    const shown = await reader.read(stage, made.id);
    expect(shown).toEqual(reader.document(await stage.truth(made.id), stage));
  });
});
