import { useEffect, useRef, useState } from 'preact/hooks';
import { useLive } from '../graph/live';
import { WatchAlerts } from '../operations/live.generated';

/**
 * How many alerts opened since the page for them was last looked at. It keeps the connection open on every page, so that
 * an alert shows at once wherever somebody is.
 */
export function AlertCount({ looking }: { readonly looking: boolean }) {
  const [count, setCount] = useState(0);
  const cursor = useRef<string | undefined>(undefined);
  const seen = useRef(looking);
  seen.current = looking;
  useEffect(() => {
    if (looking) setCount(0);
  }, [looking]);
  useLive(
    WatchAlerts,
    () => ({ since: cursor.current }),
    ({ engagementAlerts: { cursor: place, type } }) => {
      cursor.current = place;
      if (type === 'engagement_alert.opened' && !seen.current) setCount((before) => before + 1);
    },
  );
  if (count === 0) return null;
  return (
    <span class="count" role="status">
      {count}
      <span class="hidden"> new alerts</span>
    </span>
  );
}
