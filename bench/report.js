const { cpus } = require('node:os');

/** More than this between rounds, and the machine was too busy for a verdict. */
const STEADY = 0.25;

/** The middle of the numbers. */
function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Half of the distance between the largest and the smallest, as a share of the middle. */
function spread(numbers) {
  return (Math.max(...numbers) - Math.min(...numbers)) / 2 / median(numbers);
}

const HEAD = [
  '| work | who | node CPU ms/req | PG CPU ms/req | sum | spread | req/s | p50 ms | p99 ms | body kB | SQL/req | L / ours (CPU) | L / ours (req/s) |',
  '|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|',
];

/** The result as a table in Markdown, with what it was measured on. */
function table({ works, samples, statements, settings }) {
  const rows = works.flatMap((work) => {
    const ours = samples.get(`${work.name} ours`);
    const limit = samples.get(`${work.name} limit`);
    const ratios = ours.map((sample, round) => limit[round].total / sample.total);
    const speeds = ours.map((sample, round) => sample.perSecond / limit[round].perSecond);
    const unsteady = spread(ratios) > STEADY ? ' (unsteady)' : '';
    return [
      line([work.name, 'limit L', ...numbers(limit), 1, '', '']),
      line([
        ...['', 'ours', ...numbers(ours), statements.get(work.name)],
        ...[`**${median(ratios).toFixed(2)}** ±${percent(spread(ratios))}${unsteady}`, median(speeds).toFixed(2)],
      ]),
    ];
  });
  return [...works.map((work) => `- ${work.name}: ${work.title}`), '', ...HEAD, ...rows, '', footer(settings)].join(
    '\n',
  );
}

function numbers(samples) {
  const of = (key) => median(samples.map((sample) => sample[key]));
  return [
    ...[of('server').toFixed(2), of('postgres').toFixed(2), of('total').toFixed(2)],
    `±${percent(spread(samples.map((sample) => sample.total)))}`,
    ...[of('perSecond').toFixed(0), of('p50').toFixed(1), of('p99').toFixed(0), (of('bytes') / 1000).toFixed(1)],
  ];
}

function percent(share) {
  return `${Math.round(share * 100)}%`;
}

function line(cells) {
  return `| ${cells.join(' | ')} |`;
}

function footer({ rounds, seconds, members }) {
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`;
  return `${members} members; medians of ${rounds} rounds of ${seconds} s, 8 connections; Node ${process.version}; ${machine}.`;
}

module.exports = { table };
