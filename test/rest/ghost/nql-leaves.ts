import fc from 'fast-check';
import type { PersonFacts } from './nql-crowd';

/** A plain reading of a filter. */
export type Model = (person: PersonFacts) => boolean;
/** A filter as it is written, and what it means. */
export interface Case {
  readonly text: string;
  readonly model: Model;
}

const quote = (text: string) => `'${text.replace(/'/g, "\\'")}'`;
export const fold = (text: string) => text.toLowerCase();

export const negated = (not: boolean, model: Model): Model => (not ? (person) => !model(person) : model);

/** Texts: equality, lists and parts, which all disregard case. */
export function textLeaf(key: string, read: (person: PersonFacts) => string | null, sought: readonly string[]) {
  const word = fc.constantFrom(...sought);
  const has =
    (test: (text: string) => boolean): Model =>
    (person) => {
      const text = read(person);
      return text !== null && test(fold(text));
    };
  return fc.oneof(
    fc.tuple(word, fc.boolean()).map(([text, not]) => ({
      text: `${key}:${not ? '-' : ''}${quote(text)}`,
      model: negated(
        not,
        has((own) => own === fold(text)),
      ),
    })),
    fc.tuple(fc.array(word, { minLength: 1, maxLength: 3 }), fc.boolean()).map(([texts, not]) => ({
      text: `${key}:${not ? '-' : ''}[${texts.map(quote).join(',')}]`,
      model: negated(
        not,
        has((own) => texts.map(fold).includes(own)),
      ),
    })),
    fc.tuple(word, fc.constantFrom('~', '~^', '~$'), fc.boolean()).map(([text, operator, not]) => ({
      text: `${key}:${not ? '-' : ''}${operator}${quote(text)}`,
      model: negated(
        not,
        has((own) => {
          if (operator === '~') return own.includes(fold(text));
          return operator === '~^' ? own.startsWith(fold(text)) : own.endsWith(fold(text));
        }),
      ),
    })),
    fc.boolean().map((not) => ({
      text: `${key}:${not ? '-' : ''}null`,
      model: negated(not, (person) => read(person) === null),
    })),
  );
}

/** Numbers and instants, by what they are compared as. */
export function rangeLeaf(
  key: string,
  read: (person: PersonFacts) => number | null,
  values: readonly [string, number][],
) {
  const compare: Record<string, (own: number, given: number) => boolean> = {
    '': (own, given) => own === given,
    '>': (own, given) => own > given,
    '>=': (own, given) => own >= given,
    '<': (own, given) => own < given,
    '<=': (own, given) => own <= given,
  };
  return fc
    .tuple(fc.constantFrom(...values), fc.constantFrom(...Object.keys(compare)))
    .map(([[text, given], operator]) => ({
      text: `${key}:${operator}${text}`,
      model: (person: PersonFacts) => {
        const own = read(person);
        return own !== null && compare[operator]?.(own, given) === true;
      },
    }));
}

/** Relations by a word: one, none, any of a list, all of a list. */
export function relationLeaf(key: string, read: (person: PersonFacts) => readonly string[], words: readonly string[]) {
  const list = fc.array(fc.constantFrom(...words, 'nobody-has'), { minLength: 1, maxLength: 3 });
  const has =
    (word: string): Model =>
    (person) =>
      read(person).includes(word);
  return fc.oneof(
    fc.tuple(fc.constantFrom(...words), fc.boolean()).map(([word, not]) => ({
      text: `${key}:${not ? '-' : ''}${word}`,
      model: negated(not, has(word)),
    })),
    fc.tuple(list, fc.boolean()).map(([some, not]) => ({
      text: `${key}:${not ? '-' : ''}[${some.join(',')}]`,
      model: negated(not, (person) => some.some((word) => has(word)(person))),
    })),
    fc.tuple(list, fc.constantFrom(...words)).map(([some, word]) => ({
      text: `${key}:[${[word, ...some].join('+')}]`,
      model: (person: PersonFacts) => [word, ...some].every((each) => has(each)(person)),
    })),
    fc.constant({ text: `${key}:null`, model: () => false }),
    fc.constant({ text: `${key}:-null`, model: (person: PersonFacts) => read(person).length === 0 }),
  );
}

/** A word that everybody has one of. */
export function wordLeaf(key: string, read: (person: PersonFacts) => string, words: readonly string[]) {
  const list = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 });
  return fc.tuple(list, fc.boolean()).map(([some, not]) => ({
    text: `${key}:${not ? '-' : ''}[${some.join(',')}]`,
    model: negated(not, (person) => some.includes(read(person))),
  }));
}
