import { Slots } from '../../src/shared/slots';

test('no more is done at once than there are places, in the order in which it came, also after a failure', async () => {
  const slots = new Slots(2);
  const ends: (() => void)[] = [];
  const begun: number[] = [];
  const all = [1, 2, 3, 4].map((number) =>
    slots.within(async () => {
      begun.push(number);
      await new Promise<void>((resolve) => ends.push(resolve));
      if (number === 1) throw new Error('one');
      return number;
    }),
  );
  const settled = Promise.allSettled(all);
  const turns = async () => {
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  };
  await turns();
  expect(begun).toEqual([1, 2]);
  ends[0]?.();
  await turns();
  expect(begun).toEqual([1, 2, 3]);
  ends[1]?.();
  await turns();
  expect(begun).toEqual([1, 2, 3, 4]);
  for (const end of ends) end();
  expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled', 'fulfilled']);
});
