import fc from 'fast-check';
import { neutralCell, restoredCell } from '../../src/shared/formula-cell';
import { parseInstant } from '../../src/shared/instant';
import { joinNames, splitNames } from '../../src/shared/list-cell';

const risky = fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', ',', '"', ' ', 'a', 'ü') });

describe('a cell of a table', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', "'=1", "''=1"])('is not run: %j', (text) => {
    const cell = neutralCell(text);
    expect(cell).toBe(`'${text}`);
    expect(restoredCell(cell)).toBe(text);
  });

  it.each(['', 'plain', "'quoted", "O'Brien", '1-1', ' =1'])('stays as it is: %j', (text) => {
    expect(neutralCell(text)).toBe(text);
    expect(restoredCell(text)).toBe(text);
  });

  it('gives every text back', () => {
    fc.assert(fc.property(risky, (text) => restoredCell(neutralCell(text)) === text));
  });
});

describe('a list in a cell', () => {
  it.each([
    [['VIP Guests', 'Fresh One'], 'VIP Guests,Fresh One'],
    [['a, b', 'c'], '"a, b",c'],
    [['"quoted"'], '"""quoted"""'],
    [[' blank '], '" blank "'],
    [['5" disk'], '5" disk'],
    [[], ''],
  ])('has these names: %j', (names, cell) => {
    expect(joinNames(names)).toBe(cell);
    expect(splitNames(cell)).toEqual(names);
  });

  it.each([
    ['a , b,', ['a', 'b']],
    [',, ,', []],
    ['"open, end', ['"open', 'end']],
    ['"a" b,c', ['"a" b', 'c']],
    ['"a",', ['a']],
  ])('is read leniently: %j', (cell, names) => {
    expect(splitNames(cell)).toEqual(names);
  });

  it('gives every list of names back', () => {
    const names = fc.array(risky.filter((name) => name.trim() !== ''));
    fc.assert(fc.property(names, (list) => expect(splitNames(joinNames(list))).toEqual(list)));
  });
});

describe('an instant', () => {
  it.each([
    ['2021-01-01', '2021-01-01T00:00:00.000Z'],
    ['2020-06-15 12:00:00', '2020-06-15T12:00:00.000Z'],
    ['2020-06-15T12:00', '2020-06-15T12:00:00.000Z'],
    ['2018-03-04T05:06:07.5+02:00', '2018-03-04T03:06:07.500Z'],
    ['2018-03-04T05:06:07-0530', '2018-03-04T10:36:07.000Z'],
  ])('is read: %s', (text, instant) => {
    expect(parseInstant(text)?.toISOString()).toBe(instant);
  });

  it.each(['', 'yesterday', '2021-02-30', '2021-13-01', '2021-01-01T25:00:00Z', '01/02/2021', '20210101'])(
    'is refused: %s',
    (text) => {
      expect(parseInstant(text)).toBeUndefined();
    },
  );
});
