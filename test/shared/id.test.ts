import fc from 'fast-check';
import { idAnswered, parseGlobalId, toGlobalId } from '../../src/schema/global-id';
import { idTime, newId, parsePrefixed, parseUlid, parseUuid, seededId, toPrefixed, toUlid } from '../../src/shared/id';
import { idBits, idFromBits } from '../../src/shared/id-bits';
import { parseObjectId, toObjectId } from '../../src/shared/object-id';

const ids = fc.bigInt({ min: 0n, max: (1n << 128n) - 1n }).map(idFromBits);

describe('the canonical id', () => {
  it('comes back from every spelling', () => {
    fc.assert(
      fc.property(ids, (id) => {
        expect(parseUuid(id.toUpperCase())).toBe(id);
        expect(parseUlid(toUlid(id))).toBe(id);
        expect(parsePrefixed('memb', toPrefixed('memb', id))).toBe(id);
        expect(parseGlobalId(toGlobalId('Member', id))).toEqual({ type: 'Member', id });
        expect(idAnswered(toGlobalId('Member', id))).toBe(id);
        expect(idFromBits(idBits(id))).toBe(id);
      }),
    );
  });

  it('spells the smallest, the largest and a well-known ULID', () => {
    const spelled = new Map([
      ['00000000-0000-0000-0000-000000000000', '0'.repeat(26)],
      ['ffffffff-ffff-ffff-ffff-ffffffffffff', `7${'Z'.repeat(25)}`],
      ['01563e3a-b5d3-d676-4c61-efb99302bd5b', '01ARZ3NDEKTSV4RRFFQ69G5FAV'],
    ]);
    for (const [id, ulid] of spelled) {
      expect(toUlid(id)).toBe(ulid);
      expect(parseUlid(ulid.toLowerCase())).toBe(id);
    }
    expect(toPrefixed('memb', idFromBits(0n))).toBe(`memb_${'1'.repeat(22)}`);
    expect(toPrefixed('memb', idFromBits(58n ** 16n + 57n))).toBe(`memb_${'1'.repeat(5)}2${'1'.repeat(15)}z`);
  });

  it('spells as Pliro does: 22 base58 characters whose top bits are the time', () => {
    const id = parsePrefixed('cus', 'cus_1BxEm3R5n4PSYU7vpeaicq');
    expect(id).toBeDefined();
    expect(new Date(Number(idBits(id ?? '') >> 80n)).toISOString()).toMatch(/^2023-04-13/);
  });

  it('is nothing for texts that are none', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const parse of [parseUuid, parseUlid, (t: string) => parsePrefixed('memb', t), parseGlobalId])
          expect(() => parse(text)).not.toThrow();
      }),
    );
    expect(parseUuid('abc123')).toBeUndefined();
    expect(parsePrefixed('memb', `cus_${'1'.repeat(22)}`)).toBeUndefined();
    expect(parsePrefixed('memb', `memb_${'z'.repeat(22)}`)).toBeUndefined();
    expect(parseUlid('8ZZZZZZZZZZZZZZZZZZZZZZZZZ')).toBeUndefined();
    expect(parseGlobalId(`${toGlobalId('Member', newId(new Date(0)))}=`)).toBeUndefined();
    expect(() => idAnswered('abc123')).toThrow('none');
  });

  it('ascends in the order of creation, also within one millisecond', () => {
    const at = new Date('2026-01-01T00:00:00Z');
    const made = Array.from({ length: 1000 }, () => newId(at));
    expect([...made].sort()).toEqual(made);
    expect(new Set(made).size).toBe(made.length);
    expect(newId(new Date(at.getTime() + 1)) > (made.at(-1) ?? '')).toBe(true);
  });

  it('ascends also when ids of other times are made in between', () => {
    const [at, past] = [new Date('2026-01-01T00:00:00Z'), new Date('2020-05-05T00:00:00Z')];
    const made = Array.from({ length: 200 }, () => [newId(at), newId(past)] as const);
    for (const ids of [made.map(([id]) => id), made.map(([, id]) => id)]) expect([...ids].sort()).toEqual(ids);
  });

  it('is the same for the same parts', () => {
    const at = new Date('2026-01-01T00:00:00Z');
    expect(seededId(at, 7n)).toBe(seededId(at, 7n));
    expect(seededId(at, 7n)).not.toBe(seededId(at, 7n << 40n));
  });

  it('is an object id without loss, in the same order and with the second of creation in front', () => {
    const times = fc.integer({ min: 0, max: 4e12 });
    fc.assert(
      fc.property(times, fc.bigInt({ min: 0n, max: (1n << 80n) - 1n }), (time, random) => {
        for (const id of [newId(new Date(time)), seededId(new Date(time), random)]) {
          const objectId = toObjectId(id);
          expect(objectId).toMatch(/^[0-9a-f]{24}$/);
          expect(parseObjectId(objectId)).toBe(id);
          expect(Number.parseInt(objectId.slice(0, 8), 16)).toBe(Math.floor(time / 1000));
          expect(idTime(id).getTime()).toBe(time);
        }
      }),
    );
    const made = Array.from({ length: 3000 }, (_, index) =>
      toObjectId(newId(new Date(1e12 + Math.floor(index / 1000)))),
    );
    expect([...made].sort()).toEqual(made);
    expect(new Set(made).size).toBe(made.length);
  });

  it('stands for every object id that another system made', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 15 }), { minLength: 24, maxLength: 24 });
    fc.assert(
      fc.property(digits, (values) => {
        const objectId = values.map((value) => value.toString(16)).join('');
        expect(toObjectId(parseObjectId(objectId) ?? '')).toBe(objectId);
        expect(parseObjectId(objectId.toUpperCase())).toBe(parseObjectId(objectId));
      }),
    );
    for (const text of ['', '6'.repeat(23), '6'.repeat(25), 'g'.repeat(24)])
      expect(parseObjectId(text)).toBeUndefined();
  });
});
