import { parseInstant } from '../../shared/instant';

type Json = Readonly<Record<string, unknown>>;

/** Reads the fields of a JSON object by their types, and gathers what is not as it should be. */
export class Facts {
  constructor(
    private readonly json: Json,
    private readonly problems: string[],
    private readonly where = '',
  ) {}

  /** A text, or undefined when it is absent or null. */
  text(name: string): string | undefined {
    const value = this.json[name];
    if (value === undefined || value === null) return undefined;
    if (typeof value === 'string') return value;
    return this.wrong(name, 'a text');
  }

  /** A text that must not be blank. */
  filled(name: string): string {
    const text = this.text(name);
    if (text === undefined || text.trim() === '') this.wrong(name, 'filled');
    return text ?? '';
  }

  number(name: string): number | undefined {
    const value = this.json[name];
    if (value === undefined || value === null) return undefined;
    return typeof value === 'number' && Number.isSafeInteger(value) ? value : this.wrong(name, 'a whole number');
  }

  flag(name: string): boolean | undefined {
    const value = this.json[name];
    if (value === undefined || value === null) return undefined;
    return typeof value === 'boolean' ? value : this.wrong(name, 'true or false');
  }

  instant(name: string): Date | undefined {
    const text = this.text(name);
    return text === undefined ? undefined : (parseInstant(text) ?? this.wrong(name, 'an instant in ISO 8601'));
  }

  /** One of the words, in its translation; `otherwise` when it is absent. */
  word<T extends string>(name: string, words: Readonly<Record<string, T>>, otherwise?: T): T {
    const text = this.text(name);
    const found = text === undefined ? otherwise : Object.hasOwn(words, text) ? words[text] : undefined;
    if (found === undefined) this.wrong(name, `one of ${Object.keys(words).join(', ')}`);
    return found ?? (Object.values(words)[0] as T);
  }

  object(name: string): Facts | undefined {
    const value = this.json[name];
    if (value === undefined || value === null) return undefined;
    return isJson(value) ? new Facts(value, this.problems, this.pathOf(name)) : this.wrong(name, 'an object');
  }

  list(name: string): Facts[] | undefined {
    const value = this.json[name];
    if (value === undefined || value === null) return undefined;
    if (!Array.isArray(value)) return this.wrong(name, 'a list');
    return value.flatMap((item: unknown, index) => {
      const path = `${this.pathOf(name)}.${index}`;
      if (isJson(item)) return [new Facts(item, this.problems, path)];
      this.problems.push(`${path} must be an object.`);
      return [];
    });
  }

  /** Notes that a field is not as it should be. */
  wrong(name: string, what: string): undefined {
    this.problems.push(`${this.pathOf(name)} must be ${what}.`);
    return undefined;
  }

  private pathOf(name: string): string {
    return this.where === '' ? name : `${this.where}.${name}`;
  }
}

/** Whether a value is a JSON object. */
export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
