import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { activeSession } from '../session/session';
import './chart.css';

/** One line of a chart. */
export interface Series {
  readonly label: string;
  /** One value a point; null where there is none. */
  readonly values: readonly (number | null)[];
  /** How a value is written. */
  readonly print?: (value: number) => string;
}

interface ChartProps {
  /** What the chart shows, for who cannot see it. */
  readonly label: string;
  /** The instants of the points, in seconds. */
  readonly times: readonly number[];
  readonly series: readonly Series[];
  readonly height?: number;
}

const COLORS = ['--series-1', '--series-2', '--series-3', '--series-4'] as const;

/** Lines over time. The same numbers are in a table for screen readers. */
export function Chart({ label, times, series, height = 220 }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const scheme = useScheme();
  const key = useMemo(() => JSON.stringify([times, series.map(({ values }) => values)]), [times, series]);
  useEffect(() => {
    const element = place.current;
    if (!element || times.length === 0) return undefined;
    const plot = new uPlot(optionsOf(series, { width: element.clientWidth, height }), dataOf(times, series), element);
    const observer = new ResizeObserver(() => plot.setSize({ width: element.clientWidth, height }));
    observer.observe(element);
    return () => {
      observer.disconnect();
      plot.destroy();
    };
  }, [key, scheme, height]);
  return (
    <figure class="chart">
      <figcaption class="legend">
        {series.length > 1 &&
          series.map(({ label: name }, index) => (
            <span key={name}>
              <span class={`swatch series-${index + 1}`} aria-hidden="true" />
              {name}
            </span>
          ))}
        <span class="hidden">{summary(label, series)}</span>
      </figcaption>
      <div ref={place} class="chart-place" role="img" aria-label={label} />
    </figure>
  );
}

function summary(label: string, series: readonly Series[]): string {
  const ends = series.map(({ label: name, values, print = String }) => {
    const known = values.filter((value) => value !== null);
    return `${name}: from ${print(known[0] ?? 0)} to ${print(known.at(-1) ?? 0)}`;
  });
  return `${label}. ${ends.join('; ')}.`;
}

function dataOf(times: readonly number[], series: readonly Series[]): uPlot.AlignedData {
  return [[...times], ...series.map(({ values }) => [...values])] as uPlot.AlignedData;
}

function optionsOf(series: readonly Series[], size: { width: number; height: number }): uPlot.Options {
  const style = getComputedStyle(document.documentElement);
  const color = (name: string) => resolved(style.getPropertyValue(name));
  const axis = { stroke: color('--muted'), grid: { stroke: color('--line'), width: 1 }, ticks: { show: false } };
  const print = series[0]?.print ?? String;
  return {
    ...size,
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1_000), activeSession()?.timeZone ?? 'UTC'),
    legend: { show: true, live: true },
    cursor: { points: { size: 7 }, drag: { x: false, y: false } },
    series: [
      { label: 'Time' },
      ...series.map(({ label, print: own = String }, index) => ({
        label,
        stroke: color(COLORS[index % COLORS.length] ?? '--series-1'),
        width: 2,
        fill: series.length === 1 ? `${color('--series-1')}22` : undefined,
        value: (_plot: uPlot, value: number | null) => (value === null ? '–' : own(value)),
        points: { show: false },
      })),
    ] as uPlot.Series[],
    axes: [
      axis,
      { ...axis, size: 64, values: (_plot: uPlot, splits: number[]) => splits.map((split) => print(split)) },
    ],
    scales: { y: { range: (_plot, min, max) => [Math.min(0, min), max <= 0 ? 1 : max * 1.08] } },
  };
}

/** The canvas needs a plain color: the one of the two in light-dark() that is shown. */
function resolved(value: string): string {
  const probe = document.createElement('span');
  probe.style.color = value;
  document.body.append(probe);
  const color = getComputedStyle(probe).color;
  probe.remove();
  const [red = 0, green = 0, blue = 0] = (color.match(/\d+(\.\d+)?/g) ?? []).map(Number);
  return `#${[red, green, blue].map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
}

/** Light or dark; the component is drawn anew when that changes. */
function useScheme(): string {
  const query = useMemo(() => matchMedia('(prefers-color-scheme: dark)'), []);
  const [dark, setDark] = useState(query.matches);
  useEffect(() => {
    const listener = () => setDark(query.matches);
    query.addEventListener('change', listener);
    return () => query.removeEventListener('change', listener);
  }, []);
  return dark ? 'dark' : 'light';
}
