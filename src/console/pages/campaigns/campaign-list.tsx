import { useEffect } from 'preact/hooks';
import { Badge, type Tone, words } from '../../components/badge';
import { Button } from '../../components/button';
import { Card, Empty } from '../../components/card';
import { number, percent, time } from '../../components/figures';
import { Problem } from '../../components/problem';
import { useMutation } from '../../graph/use-mutation';
import { useQuery } from '../../graph/use-query';
import {
  CancelCampaign,
  ListCampaigns,
  type ListCampaignsData,
  ScheduleCampaign,
} from '../../operations/campaigns.generated';
import { may } from '../../session/session';

type Campaign = ListCampaignsData['campaigns']['nodes'][number];

const NOTHING = {};
const REFRESH_MS = 2_000;
const TONES: Readonly<Record<string, Tone>> = {
  ...{ SENT: 'good', SENDING: 'info', SCHEDULED: 'warn', FAILED: 'bad', CANCELED: 'quiet', DRAFT: 'quiet' },
};

/** All campaigns with how far they are; looked at again while one is being sent. */
export function CampaignList() {
  const { data, error, reload } = useQuery(ListCampaigns, NOTHING);
  const nodes = data?.campaigns.nodes ?? [];
  const busy = nodes.some(({ status }) => status === 'SENDING' || status === 'SCHEDULED');
  useEffect(() => {
    if (!busy) return undefined;
    const timer = setInterval(reload, REFRESH_MS);
    return () => clearInterval(timer);
  }, [busy, reload]);
  return (
    <Card title="Campaigns">
      {error && <Problem error={error} retry={reload} />}
      {data && nodes.length === 0 && <Empty>No campaigns yet.</Empty>}
      <ul class="items">
        {nodes.map((campaign) => (
          <CampaignItem key={campaign.id} campaign={campaign} onChange={reload} />
        ))}
      </ul>
    </Card>
  );
}

function CampaignItem({ campaign, onChange }: { readonly campaign: Campaign; readonly onChange: () => void }) {
  const { name, status, segment, channels, message, offer, scheduledAt, finishedAt, result } = campaign;
  return (
    <li class="item">
      <div class="row">
        <strong>{name}</strong>
        <Badge tone={TONES[status] ?? 'quiet'}>{words(status)}</Badge>
        <span class="muted small">
          {words(segment)}, {channels.map(words).join(' and ')}
          {finishedAt ? `, ${time(finishedAt)}` : scheduledAt ? `, ${time(scheduledAt)}` : ''}
        </span>
      </div>
      <p>{message.subject}</p>
      <Progress counts={campaign.messageCounts} />
      {offer && (
        <p class="small muted">
          <code>{offer.code}</code>: {offer.percent} % off
          {result ? `, redeemed ${number(result.redemptions)} times, ${number(result.returned)} came back` : ''}
        </p>
      )}
      {may('campaigns:write') && <Actions campaign={campaign} onChange={onChange} />}
    </li>
  );
}

function Progress({ counts }: { readonly counts: Campaign['messageCounts'] }) {
  const { total, sent, skipped, failed, pending, opened, clicked } = counts;
  if (total === 0) return null;
  const done = (total - pending) / total;
  return (
    <div class="stack">
      <div
        class="progress"
        role="progressbar"
        aria-label="Sent"
        aria-valuenow={Math.round(done * 100)}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <span style={{ width: `${done * 100}%` }} />
      </div>
      <p class="small muted">
        {number(sent)} sent of {number(total)}, {number(skipped)} skipped, {number(failed)} failed; opened{' '}
        {percent(sent ? opened / sent : null, 0)}, clicked {percent(sent ? clicked / sent : null, 0)}
      </p>
    </div>
  );
}

function Actions({
  campaign: { id, status },
  onChange,
}: {
  readonly campaign: Campaign;
  readonly onChange: () => void;
}) {
  const schedule = useMutation(ScheduleCampaign);
  const cancel = useMutation(CancelCampaign);
  const done = (data: unknown) => data && onChange();
  const error = schedule.error ?? cancel.error;
  return (
    <div class="row">
      {status === 'DRAFT' && (
        <Button kind="primary" busy={schedule.running} onClick={() => void schedule.run({ input: { id } }).then(done)}>
          Send now
        </Button>
      )}
      {['DRAFT', 'SCHEDULED', 'SENDING'].includes(status) && (
        <Button kind="danger" busy={cancel.running} onClick={() => void cancel.run({ input: { id } }).then(done)}>
          Cancel
        </Button>
      )}
      {error && <Problem error={error} />}
    </div>
  );
}
