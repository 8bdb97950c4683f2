import { Badge, type Tone, words } from '../../components/badge';
import { Button } from '../../components/button';
import { ago, number, percent, time } from '../../components/figures';
import { Problem } from '../../components/problem';
import { useMutation } from '../../graph/use-mutation';
import { type AlertFields, MuteAlerts, RateAlert } from '../../operations/live.generated';
import { hrefTo } from '../../router';
import { may } from '../../session/session';

const TONES: Readonly<Record<string, Tone>> = { INFO: 'info', WARNING: 'warn', CRITICAL: 'bad' };
const HOUR_MS = 3_600_000;
const MUTED_HOURS = 24;

interface AlertProps {
  readonly alert: AlertFields;
  /** Arrived while the page was open. */
  readonly isNew: boolean;
  readonly onChange: (alert: AlertFields) => void;
}

/** One alert: what was seen against what was expected, who drove it, and what can be done. */
export function AlertItem({ alert, isNew, onChange }: AlertProps) {
  const { severity, status, summary, openedAt, resolvedAt, likelihood, hours, creator } = alert;
  return (
    <li class={`alert alert-${severity.toLowerCase()} ${isNew ? 'alert-new' : ''}`}>
      <div class="row">
        <Badge tone={TONES[severity] ?? 'quiet'}>{words(severity)}</Badge>
        <Badge tone={status === 'OPEN' ? 'warn' : 'quiet'}>{words(status)}</Badge>
        <strong>{creator?.name}</strong>
        <time class="muted small" dateTime={openedAt} title={time(openedAt)}>
          {ago(openedAt)}
        </time>
      </div>
      <p>{summary}</p>
      <Range alert={alert} />
      <p class="muted small">
        Chance alone does this with a likelihood of {likelihood.toExponential(1)}; {number(hours)} hours
        {resolvedAt ? `, over since ${time(resolvedAt)}` : ''}.
      </p>
      <Drivers alert={alert} />
      {may('alerts:write') && <Actions alert={alert} onChange={onChange} />}
    </li>
  );
}

/** The expected range as a bar, and what was seen as a mark on the same scale. */
function Range({ alert: { seen, expected } }: { readonly alert: AlertFields }) {
  const most = Math.max(seen, expected.high) * 1.1 || 1;
  const share = (value: number) => `${(100 * value) / most}%`;
  const text = `Seen ${number(seen)}; expected ${number(expected.mean, 1)}, usually ${number(expected.low, 1)} to ${number(expected.high, 1)}.`;
  return (
    <div>
      <div class="range" role="img" aria-label={text}>
        <span class="range-track" />
        <span
          class="range-expected"
          style={{ left: share(expected.low), width: share(expected.high - expected.low) }}
        />
        <span class="range-seen" style={{ left: share(seen) }} />
      </div>
      <p class="legend small muted" aria-hidden="true">
        <span>
          <span class="swatch series-1" />
          expected
        </span>
        <span>
          <span class="swatch series-2" />
          seen
        </span>
      </p>
    </div>
  );
}

function Drivers({ alert: { drivers } }: { readonly alert: AlertFields }) {
  if (drivers.length === 0) return null;
  return (
    <ul class="row small">
      {drivers.map(({ contentId, member, seen, share }) => (
        <li key={member?.id ?? contentId}>
          {member ? (
            <a href={hrefTo('members', [member.id])}>{member.name ?? member.email}</a>
          ) : (
            <code>{contentId}</code>
          )}{' '}
          <span class="muted">
            {number(seen)} ({percent(share, 0)})
          </span>
        </li>
      ))}
    </ul>
  );
}

function Actions({ alert, onChange }: Omit<AlertProps, 'isNew'>) {
  const rating = useMutation(RateAlert);
  const muting = useMutation(MuteAlerts);
  const rate = async (useful: boolean) => {
    const data = await rating.run({ input: { id: alert.id, useful } });
    if (data) onChange(data.engagementAlertFeedback.engagementAlert);
  };
  const mute = () => {
    const mutedUntil = new Date(Date.now() + MUTED_HOURS * HOUR_MS).toISOString();
    return muting.run({ input: { creatorId: alert.creator?.id ?? '', mutedUntil } });
  };
  const error = rating.error ?? muting.error;
  return (
    <div class="row">
      <span class="muted small">Was it useful?</span>
      <Button busy={rating.running} kind={alert.useful === true ? 'primary' : 'plain'} onClick={() => void rate(true)}>
        Yes
      </Button>
      <Button
        busy={rating.running}
        kind={alert.useful === false ? 'primary' : 'plain'}
        onClick={() => void rate(false)}
      >
        No
      </Button>
      <Button busy={muting.running} kind="quiet" onClick={() => void mute()}>
        Mute for a day
      </Button>
      {error && <Problem error={error} />}
    </div>
  );
}
