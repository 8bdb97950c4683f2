import { decodeBody } from '../../src/rest/body';
import { HttpProblem } from '../../src/rest/http-problem';
import { Parameters } from '../../src/rest/parameters';
import { Failure } from '../../src/shared/failure';

describe('parameters', () => {
  test('are text under the name as it was sent', () => {
    const parameters = Parameters.parse('a=1&foreign_key%5Bkey%5D=x+y&b&c=%F0%9F%8E%89&d=a=b&&');
    expect(parameters.entries()).toEqual([
      ['a', '1'],
      ['foreign_key[key]', 'x y'],
      ['b', ''],
      ['c', '🎉'],
      ['d', 'a=b'],
    ]);
    expect(parameters.text('missing')).toBeUndefined();
  });

  test('reach no prototype', () => {
    const parameters = Parameters.parse('__proto__[x]=1&__proto__=2&constructor[prototype][x]=3&toString=4');
    expect(parameters.text('__proto__')).toBe('2');
    expect(parameters.text('hasOwnProperty')).toBeUndefined();
    expect(({} as { x?: unknown }).x).toBeUndefined();
  });

  test('given twice are refused when they matter, and kept when they do not', () => {
    const parameters = Parameters.parse('tag=a&tag=b');
    expect(() => parameters.text('tag')).toThrow(Failure);
    expect(parameters.entries()).toEqual([
      ['tag', 'a'],
      ['tag', 'b'],
    ]);
  });

  test.each(['a=%', 'a=%zz', 'a=%ff', '%00=1', 'a=%00'])('%s is malformed', (text) => {
    expect(() => Parameters.parse(text)).toThrow(HttpProblem);
  });
});

describe('bodies', () => {
  const decode = (kind: 'json' | 'form', text: string) => decodeBody(kind, Buffer.from(text));

  test('a form is text by name, also under names that objects have already', () => {
    const body = decode('form', 'name=Jane+Smith&__proto__=x&meta%5Ba%5D=1');
    expect(Object.entries(body)).toEqual([
      ['name', 'Jane Smith'],
      ['__proto__', 'x'],
      ['meta[a]', '1'],
    ]);
    expect(Object.getPrototypeOf(body)).toBeNull();
  });

  test('a form field given twice is refused', () => {
    expect(() => decode('form', 'name=a&name=b')).toThrow(Failure);
  });

  test.each(['json', 'form'] as const)('no %s at all is an empty body', (kind) => {
    expect(decode(kind, '')).toEqual({});
  });

  test('a byte order mark is no part of the JSON', () => {
    expect(decode('json', '\uFEFF{"a":1}')).toEqual({ a: 1 });
  });

  test.each(['{"__proto__":1}', '{"a":{"\\u005f_proto__":1}}', '[1]', '1', ' '])('%s is refused', (text) => {
    expect(() => decode('json', text)).toThrow(HttpProblem);
  });
});
