import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import { DIALECTS } from '../../src/rest/dialects';
import type { RestDialect } from '../../src/rest/dialect';
import { documentedPath, openApiDocument } from '../../src/rest/openapi/document';

/** An answer of a row, as the row gave it. */
export interface GivenAnswer {
  /** The dialect's name and the row's endpoint: `allegro GET /:id`. */
  readonly operation: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  /** Nothing when it is empty; undefined when it is a stream and not looked at. */
  readonly body: string | null | undefined;
}

interface ResponseDescription {
  readonly content?: Readonly<Record<string, unknown>>;
}

const ANY_JSON = /^application\/json\b/;

const FORMATS: Readonly<Record<string, RegExp>> = {
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
  date: /^\d{4}-\d\d-\d\d$/,
  uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
  email: /^[^\s@]+@[^\s@]+$/,
  uri: /^[a-z][a-z0-9+.-]*:\S+$/i,
};

/** A validator that knows the document's schemas by `openapi#/…`. */
export function schemaValidator(document: object): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, allErrors: true, formats: FORMATS });
  return ajv.addSchema(document, 'openapi');
}

/** Holds answers against the reference that the gateway serves. Schemas are compiled when they are first needed. */
export class Conformance {
  private readonly pointers = new Map<string, string>();
  private readonly document: {
    readonly paths: Record<string, Record<string, { responses: Record<string, ResponseDescription> }>>;
  };
  private readonly ajv: Ajv2020;
  private readonly validators = new Map<string, ValidateFunction>();

  constructor(dialects: readonly RestDialect[] = DIALECTS) {
    this.document = openApiDocument({ dialects, version: '0.0.0' }) as never;
    this.ajv = schemaValidator(this.document);
    for (const dialect of dialects)
      for (const row of dialect.routes)
        this.pointers.set(
          `${dialect.name} ${row.endpoint}`,
          `${documentedPath(dialect, row)} ${row.method.toLowerCase()}`,
        );
  }

  /** What an answer has that the reference does not say; nothing for a row that only a test knows. */
  problemsOf(answer: GivenAnswer): string[] {
    const [path = '', method = ''] = this.pointers.get(answer.operation)?.split(' ') ?? [];
    const responses = this.document.paths[path]?.[method]?.responses;
    if (!responses) return [];
    const said = responses[answer.status];
    const problems = said ? this.contentProblems(answer, said, `${path} ${method}`) : ['the status is not documented'];
    return problems.map((problem) => `${answer.operation} ${answer.status}: ${problem}`);
  }

  private contentProblems(answer: GivenAnswer, { content }: ResponseDescription, place: string): string[] {
    const type = String(answer.headers['content-type'] ?? '');
    if (!content) return answer.body ? ['there is a body where none is documented'] : [];
    const mediaType = Object.keys(content).find((name) => type.startsWith(name));
    if (mediaType === undefined) return [`the content type ${type || 'that is missing'} is not documented`];
    if (!ANY_JSON.test(mediaType) || answer.body === undefined) return [];
    return this.bodyProblems(`${place} ${answer.status} ${mediaType}`, answer.body ?? '');
  }

  private bodyProblems(place: string, body: string): string[] {
    const validate = this.validatorOf(place);
    const value = parsed(body);
    if (value === undefined) return ['the body is no JSON'];
    if (validate(value)) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath || '/'} ${message} ${JSON.stringify(params)}`,
    );
  }

  private validatorOf(place: string): ValidateFunction {
    const known = this.validators.get(place);
    if (known) return known;
    const [path = '', method = '', status = '', mediaType = ''] = place.split(' ');
    const pointer = ['paths', path, method, 'responses', status, 'content', mediaType, 'schema'].map(escaped).join('/');
    const made = this.ajv.compile({ $ref: `openapi#/${pointer}` });
    this.validators.set(place, made);
    return made;
  }
}

function escaped(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}
