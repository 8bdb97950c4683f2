import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { buildSchema, parse, validate } from 'graphql';

const root = join(__dirname, '..');
const schema = buildSchema(readFileSync(join(root, 'schema.graphql'), 'utf8'));

const pagesOf = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));
const PAGES = ['README.md', 'CONTRIBUTING.md', ...pagesOf('docs')];
const read = (page: string) => readFileSync(join(root, page), 'utf8');

/** Headings as they are linked to. */
function anchorsOf(page: string): string[] {
  const headings = [...read(page).matchAll(/^#+ (.+)$/gm)].map(([, text = '']) => text);
  return headings.map((text) =>
    text
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .replaceAll(' ', '-'),
  );
}

/** Links of a page to places that are not there. */
function brokenLinks(page: string): string[] {
  const prose = read(page).replace(/^```[\s\S]*?^```$/gm, '');
  const targets = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
  return targets.filter((target) => {
    if (/^\w+:/.test(target)) return false;
    const [path = '', anchor] = target.split('#');
    const file = path === '' ? page : relative(root, join(root, dirname(page), path));
    if (!existsSync(join(root, file))) return true;
    return anchor !== undefined && !anchorsOf(file).includes(anchor);
  });
}

/** Every operation in a page, in a block of GraphQL or in the query of a JSON body. */
const operationsIn = (page: string) =>
  [...read(page).matchAll(/^```graphql\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text);

it.each(PAGES)('%s links to what is there', (page) => {
  expect(brokenLinks(page)).toEqual([]);
});

it.each(PAGES.filter((page) => operationsIn(page).length > 0))('the operations in %s fit the schema', (page) => {
  const problems = operationsIn(page).flatMap((text) => validate(schema, parse(text)));
  expect(problems.map(({ message }) => message)).toEqual([]);
});

it('the index has every page', () => {
  const index = read('docs/README.md');
  const pages = PAGES.filter((page) => /^docs\/(?!README)[\w-]+\.md$/.test(page) || /^docs\/dialects\//.test(page));
  for (const page of pages) expect(index).toContain(`(${relative('docs', page)})`);
});
