// Whether judging hours that go on raises alarms which the closed hours do not raise. Streams of counts with a daily
// rhythm and unrest from day to day, whose events come one by one within the hour; each is judged by the product's own
// code at every few minutes. Built with `npm run build`.
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';

const require = createRequire(import.meta.url);
const { CreatorJudge } = require('../dist/modules/alerts/alert-creator.js');
const { judgeEarly } = require('../dist/modules/alerts/alert-early.js');
const { copyOf } = require('../dist/modules/alerts/alert-engine.service.js');
const { defaultSettings, policyOf } = require('../dist/modules/alerts/alert-settings.rules.js');

const { values: options } = parseArgs({
  options: {
    rates: { type: 'string', default: '4,16,64,256,2000,10000' },
    streams: { type: 'string', default: '10' },
    weeks: { type: 'string', default: '26' },
    looks: { type: 'string', default: '6' },
    spike: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
  },
});
const HOUR = 3_600_000;
const WEEK = 168;
const LEARNED = 4 * WEEK;
const policy = policyOf({ ...defaultSettings('bench'), weeklyBudget: 1000 });

function generator(seed) {
  let state = seed >>> 0;
  const uniform = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  const poisson = (mean) => {
    if (mean > 500) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
    let count = 0;
    for (let rest = mean; rest > 0; rest -= 30) {
      const stop = Math.exp(-Math.min(rest, 30));
      for (let product = uniform(); product > stop; product *= uniform()) count += 1;
    }
    return count;
  };
  return { uniform, normal, poisson };
}

/** The judged hours of one stream: alarms of closed hours, of open ones, and how far into the hour the latter came. */
function play({ rate, seed, looks, spike }) {
  const chance = generator(seed);
  const hours = Number(options.weeks) * WEEK;
  const judge = { state: { streams: new Map(), alarms: [] } };
  const keeper = new CreatorJudge(policy, judge.state);
  const found = { early: 0, late: 0, unsure: 0, minutes: [] };
  const peak = chance.uniform() * 24;
  let day = 1;
  for (let hour = 0; hour < hours; hour += 1) {
    if (hour % 24 === 0) day = Math.exp(0.25 * chance.normal());
    const at = Date.UTC(2026, 0, 5) + hour * HOUR;
    const weekend = [0, 6].includes(new Date(at).getUTCDay()) ? 0.7 : 1.12;
    const mean = (rate / 24) * weekend * day * (1 + 0.8 * Math.cos(((hour - peak) / 12) * Math.PI));
    const factor = spike > 0 && hour >= LEARNED && (hour - LEARNED) % (6 * 24) === 90 ? spike : 1;
    let count = 0;
    let early;
    if (hour < LEARNED) {
      keeper.learn({ at, counts: { COMMENT: chance.poisson(mean) } });
      continue;
    }
    for (let look = 1; look <= looks; look += 1) {
      count += chance.poisson((mean * factor) / looks);
      if (early || look === looks) continue;
      const copy = new CreatorJudge(policy, copyOf({ streams: keeper.streams, alarms: [] }));
      const [own] = judgeEarly(copy, [{ at, until: at + (look * HOUR) / looks, counts: { COMMENT: count } }]);
      if (own?.steps.some(({ kind }) => kind === 'OPEN')) early = { minutes: (look * 60) / looks };
    }
    const opened = keeper.judge({ at, counts: { COMMENT: count } }).some(({ kind }) => kind === 'OPEN');
    if (opened) found.late += 1;
    if (early && opened) found.minutes.push(early.minutes);
    if (early) found.early += 1;
    if (early && !opened) found.unsure += 1;
  }
  return found;
}

for (const rate of options.rates.split(',').map(Number)) {
  const sum = { early: 0, late: 0, unsure: 0, minutes: [] };
  for (let stream = 0; stream < Number(options.streams); stream += 1) {
    const seed = Number(options.seed) * 1_000_003 + rate * 7919 + stream;
    const found = play({ rate, seed, looks: Number(options.looks), spike: Number(options.spike) });
    for (const key of ['early', 'late', 'unsure']) sum[key] += found[key];
    sum.minutes.push(...found.minutes);
  }
  sum.minutes.sort((a, b) => a - b);
  console.log({
    'events a day': rate,
    weeks: Number(options.streams) * (Number(options.weeks) - 4),
    'closed hours': sum.late,
    'found early': sum.early,
    'early but not when closed': sum.unsure,
    'minutes into the hour (median)': sum.minutes[sum.minutes.length >> 1],
  });
}
