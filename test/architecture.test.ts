import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';

const ROOT = join(__dirname, '..');
const SOURCE = join(ROOT, 'src');

interface SourceFile {
  /** Path below src, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

interface Import {
  readonly from: string;
  /** Path below src without an ending, or the name of a package. */
  readonly to: string;
  readonly line: string;
  readonly typeOnly: boolean;
  /** Whether it names a file of ours. */
  readonly own: boolean;
}

/** Lowest first: a layer may import itself and those before it. */
const LAYERS = [
  ['shared'],
  // Runs in a browser: none of the others imports it.
  ['console'],
  ['config'],
  ['database'],
  ['auth'],
  ['context'],
  ['events', 'idempotency'],
  ['schema'],
  ['modules'],
  ['graphql'],
  ['rest', 'realtime', 'http', 'jobs', 'demo'],
  ['app'],
  ['cli'],
  ['main'],
];

function sourceFiles(folder = SOURCE): SourceFile[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'generated' ? [] : sourceFiles(path);
    return /\.tsx?$/.test(entry.name)
      ? [{ path: relative(SOURCE, path).split(sep).join('/'), text: readFileSync(path, 'utf8') }]
      : [];
  });
}

function importsOf(file: SourceFile): Import[] {
  const found = file.text.matchAll(
    /^(?:import|export)\s+(type\s)?[^;]*?from '([^']+)';|\bimport\('([^']+)'\)|^import '([^']+)';/gms,
  );
  return [...found].map((match) => {
    const name = match[2] ?? match[3] ?? match[4] ?? '';
    const to = name.startsWith('.')
      ? normalize(join(dirname(file.path), name))
          .split(sep)
          .join('/')
      : name;
    return {
      from: file.path,
      to,
      line: match[0].replace(/\s+/g, ' '),
      typeOnly: match[1] !== undefined,
      own: name.startsWith('.'),
    };
  });
}

function layerOf(path: string): number {
  const top = path.split('/')[0]?.replace(/\.tsx?$/, '') ?? '';
  return LAYERS.findIndex((names) => names.includes(top));
}

const isPrismaClient = (imported: Import) => /generated\/client$|^@prisma\//.test(imported.to);
const mayUsePrisma = (path: string) => /^database\/|\.repository\.ts$/.test(path);

/** Every line that breaks a rule of the layout, with the rule. */
function violations(files: readonly SourceFile[]): string[] {
  const imports = files.flatMap(importsOf);
  const broken: string[] = [];
  const forbid = (rule: string, wrong: (imported: Import) => boolean) =>
    imports.filter(wrong).forEach(({ from, line }) => broken.push(`${from}: ${rule}: ${line}`));
  forbid('a layer imports only itself and lower ones', ({ from, to, own }) => own && layerOf(to) > layerOf(from));
  forbid(
    'the console is imported by nobody else',
    ({ from, to }) => to.startsWith('console/') && !from.startsWith('console/'),
  );
  forbid(
    'rest imports no module and no database',
    ({ from, to }) => from.startsWith('rest/') && /^(modules|database)\//.test(to),
  );
  forbid('a module calls no repository of another', ({ from, to, typeOnly }) => {
    const [, here] = /^modules\/([^/]+)/.exec(from) ?? [];
    const [, there] = /^modules\/([^/]+)/.exec(to) ?? [];
    return Boolean(here && there && here !== there && !typeOnly && /\.repository$/.test(to));
  });
  forbid(
    'only database and repositories import the Prisma client',
    (imported) => isPrismaClient(imported) && !mayUsePrisma(imported.from),
  );
  for (const { path, text } of files) {
    if (/process\.env/.test(text) && path !== 'config.ts') broken.push(`${path}: only config.ts reads the environment`);
    if (/Date\.now\(\)|new Date\(\)/.test(text) && path !== 'shared/clock.ts' && !path.startsWith('console/'))
      broken.push(`${path}: only shared/clock.ts reads time`);
    if (/\bOR: \[\]/.test(text)) broken.push(`${path}: an empty OR matches every row inside an AND; use MATCH_NONE`);
    if (/(^|\/)(utils|helpers|lib|common)(\/|\.ts)/.test(path)) broken.push(`${path}: name what it is`);
  }
  return broken;
}

/** Groups of files that import each other in a circle, imports of mere types aside. */
function cycles(files: readonly SourceFile[]): string[] {
  const graph = new Map(
    files.map((file) => [
      file.path.replace(/\.tsx?$/, ''),
      importsOf(file)
        .filter((i) => !i.typeOnly)
        .map((i) => i.to),
    ]),
  );
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) found.push([...trail.slice(trail.indexOf(path)), path].join(' -> '));
    if (trail.includes(path) || done.has(path) || !graph.has(path)) return;
    for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
  return found;
}

describe('the layout', () => {
  it('keeps its rules', () => {
    const files = sourceFiles();
    expect(files.length).toBeGreaterThan(50);
    expect(violations(files)).toEqual([]);
    expect(cycles(files)).toEqual([]);
  });

  it('places every folder of src in a layer', () => {
    const unplaced = sourceFiles().filter((file) => layerOf(file.path) < 0);
    expect(unplaced.map((file) => file.path)).toEqual([]);
  });

  it.each([
    ['rest/x.ts', "import { createMember } from '../modules/members/member.service';"],
    ['modules/members/x.ts', "import { route } from '../../rest/route';"],
    ['modules/members/x.ts', "import { findTiers } from '../tiers/tier.repository';"],
    ['modules/members/x.service.ts', "import { Prisma } from '../../database/generated/client';"],
    ['shared/x.ts', "import { inTransaction } from '../database/transaction';"],
    ['auth/x.ts', 'const now = Date.now();'],
    ['auth/x.ts', 'const secret = process.env.SECRET;'],
    ['modules/members/x.ts', 'return { OR: [] };'],
    ['shared/utils.ts', 'export {};'],
    ['console/x.tsx', "import { readConfig } from '../config';"],
    ['http/x.ts', "import { settings } from '../console/settings';"],
  ])('sees a break of a rule in %s: %s', (path, text) => {
    expect(violations([{ path, text }])).toHaveLength(1);
  });

  it('sees a circle', () => {
    const files = [
      { path: 'shared/a.ts', text: "import { b } from './b';" },
      { path: 'shared/b.ts', text: "import { a } from './a';" },
    ];
    expect(cycles(files)).toHaveLength(1);
  });
});
