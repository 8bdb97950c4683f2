import { LogHeads } from '../../src/events/log-heads';

describe('the heads of logs', () => {
  /** A log whose reads are answered by hand, with the position that it has by then. */
  function scripted() {
    const asked: { id: string; answer: (position: bigint) => void; fail: (error: Error) => void }[] = [];
    const heads = new LogHeads((id) => new Promise<bigint>((answer, fail) => asked.push({ id, answer, fail })));
    return { asked, heads };
  }

  const settled = () => new Promise((resolve) => setImmediate(resolve));

  it('are read once more for all who asked while a read was under way', async () => {
    const { asked, heads } = scripted();
    const first = heads.last('a');
    const later = [heads.last('a'), heads.last('a')];
    expect(asked).toHaveLength(1);
    asked[0]?.answer(1n);
    expect(await first).toBe(1n);
    await settled();
    expect(asked).toHaveLength(2);
    const latest = heads.last('a');
    asked[1]?.answer(2n);
    expect(await Promise.all(later)).toEqual([2n, 2n]);
    await settled();
    asked[2]?.answer(3n);
    expect(await latest).toBe(3n);
  });

  it('are read anew for who asks after a read is over', async () => {
    const { asked, heads } = scripted();
    for (const position of [1n, 2n]) {
      const last = heads.last('a');
      asked.at(-1)?.answer(position);
      expect(await last).toBe(position);
      await settled();
    }
    expect(asked).toHaveLength(2);
  });

  it('keep organizations apart, and a failure to those who shared it', async () => {
    const { asked, heads } = scripted();
    const [mine, theirs, next] = [heads.last('a'), heads.last('b'), heads.last('a')];
    expect(asked.map(({ id }) => id)).toEqual(['a', 'b']);
    asked[0]?.fail(new Error('The database is away.'));
    asked[1]?.answer(7n);
    await expect(mine).rejects.toThrow('away');
    expect(await theirs).toBe(7n);
    await settled();
    asked[2]?.answer(1n);
    expect(await next).toBe(1n);
  });
});
