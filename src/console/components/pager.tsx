import { useEffect, useState } from 'preact/hooks';
import { Button } from './button';

/** A list that is read page by page, by where the last one stood; back at its beginning when it is another list. */
export function usePages(list: string) {
  const [cursors, setCursors] = useState<readonly string[]>([]);
  useEffect(() => setCursors([]), [list]);
  return {
    after: cursors.at(-1),
    number: cursors.length + 1,
    back: () => setCursors(cursors.slice(0, -1)),
    forth: (cursor: string) => setCursors([...cursors, cursor]),
  };
}

interface PagerProps {
  readonly pages: ReturnType<typeof usePages>;
  /** Where the next page begins; null on the last one. */
  readonly next: string | null;
  readonly busy: boolean;
}

/** Goes back and forth in a list. */
export function Pager({ pages, next, busy }: PagerProps) {
  return (
    <nav class="pager" aria-label="Pages of the list">
      <Button disabled={pages.number === 1} onClick={pages.back}>
        Previous
      </Button>
      <span class="muted">Page {pages.number}</span>
      <Button disabled={!next} busy={busy} onClick={() => pages.forth(next ?? '')}>
        Next
      </Button>
    </nav>
  );
}
