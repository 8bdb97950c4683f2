import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { environmentSchema } from '../src/config';
import { createMetrics } from '../src/http/metrics';

const folder = join(__dirname, '../docs/deploy');
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

/** A manifest of Kubernetes, as far as it is looked at here. */
interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { name: string };
  readonly data?: Record<string, string>;
  readonly spec?: { replicas?: number; selector?: object; template?: { spec: Pod } };
}

interface Pod {
  readonly terminationGracePeriodSeconds: number;
  readonly containers: { args: string[]; image: string; readinessProbe?: { httpGet: { path: string } } }[];
}

const manifests = () => parseAllDocuments(read('kubernetes.yaml')).map((document) => document.toJS() as Manifest);
const podOf = ({ spec }: Manifest) => spec?.template?.spec as Pod;

async function problemOf({ apiVersion, kind, ...rest }: Manifest): Promise<string | undefined> {
  const models = (await import(`kubernetes-models/${apiVersion}`)) as Record<
    string,
    new (data: object) => { validate(): void }
  >;
  const Model = models[kind];
  if (!Model) return `there is no ${kind} in ${apiVersion}`;
  try {
    new Model(rest).validate();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

describe('kubernetes.yaml', () => {
  it('follows the schemas of Kubernetes', async () => {
    for (const manifest of manifests()) expect(await problemOf(manifest)).toBeUndefined();
  });

  it('would be found wrong if it did not', async () => {
    const [, deployment] = manifests() as [Manifest, Manifest];
    expect(await problemOf({ ...deployment, spec: { replicas: 2 } })).toContain('selector');
  });

  it('runs two gateways and a worker, which end in good time, on variables that are read', () => {
    const deployments = manifests().filter(({ kind }) => kind === 'Deployment');
    expect(deployments.map(({ spec }) => spec?.replicas)).toEqual([2, 1]);
    expect(deployments.map((manifest) => podOf(manifest).containers[0]?.args)).toEqual([['serve'], ['worker']]);
    expect(podOf(deployments[0] as Manifest).containers[0]?.readinessProbe?.httpGet.path).toBe('/readyz');
    const { data = {} } = manifests()[0] as Manifest;
    for (const manifest of deployments)
      expect(podOf(manifest).terminationGracePeriodSeconds * 1000).toBeGreaterThan(Number(data['SHUTDOWN_TIMEOUT_MS']));
    for (const name of Object.keys(data)) expect(Object.keys(environmentSchema.shape)).toContain(name);
  });
});

describe('what looks at the metrics', () => {
  /** Every expression of the rules and of the dashboard, with what only Grafana knows put in. */
  function expressions(): string[] {
    const { groups } = parse(read('prometheus-rules.yml')) as { groups: { rules: { expr: string }[] }[] };
    const { panels } = JSON.parse(read('grafana-dashboard.json')) as { panels: { targets: { expr: string }[] }[] };
    const told = panels.flatMap(({ targets }) => targets).map(({ expr }) => expr.replaceAll('$__rate_interval', '5m'));
    return [...groups.flatMap(({ rules }) => rules).map(({ expr }) => expr), ...told];
  }

  it('is written in PromQL', async () => {
    const { parser } = await import('@prometheus-io/lezer-promql');
    const isSound = (text: string) => !parser.parse(text).toString().includes('⚠');
    expect(isSound('sum(')).toBe(false);
    expect(expressions().filter((text) => !isSound(text))).toEqual([]);
  });

  it('asks for metrics that the gateway has, and for no others', async () => {
    const none = { total: 0, idle: 0, waiting: 0 };
    const metrics = createMetrics({ statements: () => 0, connections: () => none });
    const known = [...(await metrics.print()).matchAll(/^# TYPE (\w+)/gm)].map(([, name = '']) => name);
    metrics.stop();
    const asked = expressions().flatMap((text) => text.match(/\b(?:gateway|process)_\w+/g) ?? []);
    const plain = asked.map((name) => name.replace(/(_duration_seconds)_(?:bucket|count|sum)$/, '$1'));
    expect([...new Set(plain)].sort()).toEqual(known.sort());
  });

  it('leads from every alert to what to do about it', () => {
    const { groups } = parse(read('prometheus-rules.yml')) as { groups: { rules: { alert: string }[] }[] };
    const page = readFileSync(join(folder, '../operations.md'), 'utf8');
    for (const { alert } of groups.flatMap(({ rules }) => rules)) expect(page).toContain(`### ${alert}\n`);
  });
});

describe('audience-gateway.service', () => {
  it('starts the gateway with variables that are read, and waits longer than its drain', () => {
    const unit = read('audience-gateway.service');
    const [, variables = ''] = /^Environment=(.*)$/m.exec(unit) ?? [];
    const names = variables.split(' ').map((pair) => pair.split('=')[0]);
    for (const name of names) expect([...Object.keys(environmentSchema.shape), 'NODE_ENV']).toContain(name);
    const [, seconds] = /^TimeoutStopSec=(\d+)$/m.exec(unit) ?? [];
    expect(Number(seconds) * 1000).toBeGreaterThan(environmentSchema.parse({}).SHUTDOWN_TIMEOUT_MS);
    expect(unit).toMatch(/^ExecStart=\S+node .*dist\/main\.js serve$/m);
  });
});
