import type { ComponentChildren } from 'preact';

interface TileProps {
  readonly label: string;
  readonly value: ComponentChildren;
  readonly note?: ComponentChildren;
  /** Where the figure is explained. */
  readonly href?: string | undefined;
}

/** One figure with its name. */
export function Tile({ label, value, note, href }: TileProps) {
  return (
    <div class="tile">
      <span class="tile-label">{href ? <a href={href}>{label}</a> : label}</span>
      <span class="tile-value">{value}</span>
      {note && <span class="tile-note">{note}</span>}
    </div>
  );
}
