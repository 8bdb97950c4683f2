// How much the detector's figures depend on its numbers: each is made 10 percent smaller and larger in a copy of the built
// code, which an outside scorer then judges. Built with `npm run build`.
//
//   node bench/detector-sensitivity.mjs --scorer nab-score.mjs --data NAB_DIRECTORY
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL, fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({
  options: {
    scorer: { type: 'string' },
    data: { type: 'string' },
    share: { type: 'string', default: '0.1' },
    seed: { type: 'string', default: '2' },
    only: { type: 'string' },
  },
});
const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const BUILT = join(ROOT, 'dist/modules/engagement/detector');
const scorer = await import(pathToFileURL(resolve(options.scorer)).href);

/** The number of a file that a pattern finds. */
const CORPUS = [
  ['quorum', 'alarm line', /(const LINE = )([\d.]+)( \*)/],
  ['quorum', 'growth', /(const GROWTH = )([\d.]+)( \*)/],
  ['quorum', 'rest', /(const REST = )([\d.]+)(;)/],
  ['quorum', 'share of rest', /(const REST_SHARE = )([\d.]+)(;)/],
  ['quorum', 'weight of the level', /(\blevel: )([\d.]+)(,)/],
  ['quorum', 'weight of two days of hours', /(hourOverTwoDays: )([\d.]+)(,)/],
  ['quorum', 'weight of the shape of logarithms', /(logShape: )([\d.]+)(,)/],
  ['quorum', 'weight of the shape', /(\bshape: )([\d.]+)(,)/],
];
const COUNTS = [
  ['count-test', 'alarm line', /(const LINE = )([\d.]+)(;)/],
  ['count-test', 'rest', /(const REST_HOURS = )([\d.]+)(;)/],
  ['count-test', 'factor of dispersion', /(const DISPERSION_FACTOR = )([\d.]+)(;)/],
  ['count-test', 'clip', /(const CLIP_DEVIATIONS = )([\d.]+)(;)/],
  ['week-profile', 'fading of slots', /(const SLOT_FADING = )([\d.]+)(;)/],
  ['dispersion', 'memory of days', /(const MEMORY_DAYS = )([\d.]+)(;)/],
];

/** The detector with one number changed by a factor. */
function changed([file, name, pattern], factor) {
  const directory = mkdtempSync(join(tmpdir(), 'sensitivity-'));
  cpSync(BUILT, directory, { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(directory, 'node_modules'));
  const path = join(directory, `${file}.js`);
  const text = readFileSync(path, 'utf8');
  if (!pattern.test(text)) throw new Error(`${file} has no ${name}.`);
  writeFileSync(
    path,
    text.replace(pattern, (...[, before, number, after]) => `${before}${Number(number) * factor}${after}`),
  );
  const { Detector } = createRequire(import.meta.url)(join(directory, 'detector.js'));
  rmSync(directory, { recursive: true });
  return () => {
    const detector = new Detector();
    return { update: (at, value) => detector.update(at, value).score };
  };
}

function onCorpus(factory) {
  const files = scorer.loadCorpus(options.data);
  const { scores } = scorer.runDetector(factory, files);
  const tweets = files.filter(({ group }) => group === 'realTweets');
  const best = scorer.scoreCorpus(files, scores);
  return {
    standard: best.standard.score.toFixed(2),
    'low FP': best.reward_low_FP_rate.score.toFixed(2),
    'low FN': best.reward_low_FN_rate.score.toFixed(2),
    'held out': scorer.crossValidate(files, scores).standard.toFixed(2),
    'at the line': scorer.scoreCorpus(files, scores, { threshold: 0.5 }).standard.score.toFixed(2),
    tweets: scorer.scoreCorpus(tweets, scores).standard.score.toFixed(2),
  };
}

function onCounts(factory) {
  const { falsePer1000, fairDetected } = scorer.smallCounts(factory, { seed: Number(options.seed) });
  return { 'false a 1,000 weeks': falsePer1000.toFixed(2), 'found %': (100 * fairDetected).toFixed(1) };
}

const share = Number(options.share);
const [first] = CORPUS;
if (options.only !== 'counts') console.log('as it is', onCorpus(changed(first, 1)));
if (options.only !== 'corpus') console.log('as it is', onCounts(changed(COUNTS[0], 1)));
const all = [...CORPUS.map((each) => [each, onCorpus]), ...COUNTS.map((each) => [each, onCounts])];
for (const [number, judge] of all) {
  if (options.only === 'counts' ? judge === onCorpus : options.only === 'corpus' && judge === onCounts) continue;
  for (const factor of [1 - share, 1 + share])
    console.log(`${number[0]}: ${number[1]} x ${factor.toFixed(2)}`, judge(changed(number, factor)));
}
