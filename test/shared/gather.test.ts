import { gather } from '../../src/shared/gather';

/** Doubles numbers, notes what was asked for at once, and waits for its turn to be given. */
function doubling(most: number, bad: readonly number[] = []) {
  const calls: number[][] = [];
  const turns: (() => void)[] = [];
  const ask = gather<number, number>(
    async (keys) => {
      calls.push([...keys]);
      await new Promise<void>((resolve) => turns.push(resolve));
      if (keys.some((key) => bad.includes(key))) throw new Error(`not ${keys.join()}`);
      return keys.map((key) => key * 2);
    },
    { most },
  );
  /** Waits until so many calls have been made. */
  const made = async (count: number) => {
    while (calls.length < count) await new Promise((resolve) => setImmediate(resolve));
  };
  const next = async () => {
    while (turns.length === 0) await new Promise((resolve) => setImmediate(resolve));
    turns.shift()?.();
  };
  return { ask, calls, made, next };
}

test('what is asked for in one turn is one call, and what comes meanwhile the next', async () => {
  const { ask, calls, made, next } = doubling(10);
  const first = [ask(1), ask(2)];
  await made(1);
  const second = [ask(3), ask(4)];
  await next();
  expect(await Promise.all(first)).toEqual([2, 4]);
  await made(2);
  const third = ask(5);
  await next();
  await next();
  expect([await Promise.all(second), await third]).toEqual([[6, 8], 10]);
  expect(calls).toEqual([[1, 2], [3, 4], [5]]);
});

test('no call has more than it may have', async () => {
  const { ask, calls, next } = doubling(2);
  const all = [1, 2, 3].map(ask);
  await next();
  await next();
  expect(await Promise.all(all)).toEqual([2, 4, 6]);
  expect(calls).toEqual([[1, 2], [3]]);
});

test('one that fails fails alone, and work goes on', async () => {
  const { ask, calls, next } = doubling(3, [2]);
  const all = Promise.allSettled([1, 2, 3].map(ask));
  for (let turn = 0; turn < 4; turn++) await next();
  expect((await all).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(calls).toEqual([[1, 2, 3], [1], [2], [3]]);
  const later = ask(4);
  await next();
  expect(await later).toBe(8);
});

test('a call that lingers has what comes a little later along', async () => {
  const calls: number[][] = [];
  const ask = gather<number, number>(
    async (keys) => {
      calls.push([...keys]);
      return keys;
    },
    { most: 10, lingerMs: 20 },
  );
  const first = ask(1);
  await new Promise((resolve) => setImmediate(resolve));
  expect(await Promise.all([first, ask(2)])).toEqual([1, 2]);
  expect(calls).toEqual([[1, 2]]);
});
