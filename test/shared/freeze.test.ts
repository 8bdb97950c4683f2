import fc from 'fast-check';
import { freeze, thaw } from '../../src/shared/freeze';

describe('frozen values', () => {
  it('come back as they were, instants and big integers included', () => {
    const value = {
      at: new Date(5),
      amount: 2n ** 70n,
      list: [1, 'two', null, [new Date(0)]],
      text: '$date',
      deep: { a: { b: true } },
    };
    expect(thaw(freeze(value))).toEqual(value);
  });

  it('come back whatever JSON they hold', () => {
    fc.assert(
      fc.property(fc.jsonValue({ depthSize: 'small' }), (value) => {
        expect(thaw(freeze(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('do not touch prototypes', () => {
    const value: unknown = JSON.parse('{"__proto__":{"polluted":1}}');
    expect(Object.keys(thaw(freeze(value)) as object)).toEqual(['__proto__']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
