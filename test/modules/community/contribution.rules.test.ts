import fc from 'fast-check';
import { checkContribution, topicsOf } from '../../../src/modules/community/contribution.rules';
import { Failure } from '../../../src/shared/failure';

describe('the topics of a text', () => {
  it.each([
    ['Hello #World and #world', [], ['world']],
    ['#ÄRGER mit #日本語', [], ['ärger', '日本語']],
    ['see http://a.example/#part &#39; a#b #1 #2026', [], []],
    ['#a_1!', ['#Named', ' named '], ['named', 'a_1']],
  ])('%s', (body, topics, expected) => {
    expect(topicsOf({ body, topics })).toEqual(expected);
  });

  it('are at most ten, each once, and can be named again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (body) => {
        const topics = topicsOf({ body });
        expect(new Set(topics).size).toBe(topics.length);
        expect(topics.length).toBeLessThanOrEqual(10);
        expect(() => checkContribution({ body: 'x', topics })).not.toThrow();
      }),
    );
  });
});

describe('what somebody writes', () => {
  it.each([
    [{ body: ' ' }, 'body'],
    [{ body: 'a\u0000b' }, 'body'],
    [{ body: 'x'.repeat(20_001) }, 'body'],
    [{ body: 'x', title: 'x'.repeat(301) }, 'title'],
    [{ body: 'x', topics: ['two words'] }, 'topics'],
    [{ body: 'x', topics: [''] }, 'topics'],
    [{ body: 'x', topics: Array.from({ length: 11 }, (_, index) => `t${index}`) }, 'topics'],
  ])('is refused: %#', (text, field) => {
    let failure: unknown;
    try {
      checkContribution(text);
    } catch (error) {
      failure = error;
    }
    expect((failure as Failure).code).toBe('BAD_USER_INPUT');
    expect(Object.keys((failure as Failure).fields ?? {})).toEqual([field]);
  });
});
