import type { ComponentChildren } from 'preact';
import { money } from '../../components/figures';

interface FigureProps {
  readonly label: string;
  readonly value: ComponentChildren;
  /** How it is worked out. */
  readonly formula: string;
  /** Where the events behind it are. */
  readonly href?: string | undefined;
  readonly strong?: boolean;
}

/** One figure in a list, with its definition a click away. */
export function Figure({ label, value, formula, href, strong }: FigureProps) {
  return (
    <li class={strong ? 'ledger-line ledger-strong' : 'ledger-line'}>
      <details>
        <summary>{label}</summary>
        <p class="muted small">
          {formula} {href && <a href={href}>Show the events</a>}
        </p>
      </details>
      <span class="figure">{value}</span>
    </li>
  );
}

/** An amount as the graph gives it; a dash where it cannot be worked out. */
export function amountOf(figure: { readonly amountMinor: number | null; readonly currency: string }): string {
  return money(figure.amountMinor, figure.currency);
}
