import { Badge, type Tone, words } from '../../components/badge';
import { Button } from '../../components/button';
import { time } from '../../components/figures';
import { Problem } from '../../components/problem';
import { useMutation } from '../../graph/use-mutation';
import { type ReadWebhookEndpointData, RepeatWebhookDelivery } from '../../operations/webhooks.generated';
import { may } from '../../session/session';

type Delivery = NonNullable<ReadWebhookEndpointData['webhookEndpoint']>['deliveries']['nodes'][number];

const TONES: Readonly<Record<string, Tone>> = { DELIVERED: 'good', FAILED: 'bad', PENDING: 'warn' };

interface DeliveryProps {
  readonly delivery: Delivery;
  readonly onRepeated: () => void;
}

/** One delivery with its attempts, and the button that sends it again. */
export function DeliveryItem({ delivery, onRepeated }: DeliveryProps) {
  const { run, running, error } = useMutation(RepeatWebhookDelivery);
  const { id, event, status, attempts, createdAt, nextAttemptAt, attemptLog } = delivery;
  return (
    <li class="delivery">
      <div class="row">
        <code>{event}</code>
        <Badge tone={TONES[status] ?? 'quiet'}>{words(status)}</Badge>
        <span class="muted small">
          {time(createdAt)}, {attempts} {attempts === 1 ? 'attempt' : 'attempts'}
          {nextAttemptAt && status === 'PENDING' ? `, next ${time(nextAttemptAt)}` : ''}
        </span>
        {may('webhooks:write') && (
          <Button
            kind="quiet"
            busy={running}
            onClick={() => void run({ input: { id } }).then((data) => data && onRepeated())}
          >
            Send again
          </Button>
        )}
      </div>
      {error && <Problem error={error} />}
      {attemptLog.length > 0 && (
        <details>
          <summary class="small">Attempts</summary>
          <ul class="attempts small">
            {attemptLog.map((attempt) => (
              <li key={attempt.at}>
                {time(attempt.at)}: {attempt.status ?? attempt.error ?? 'no answer'} after {attempt.durationMs} ms
                {attempt.excerpt && <pre tabIndex={0}>{attempt.excerpt}</pre>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}
