import { useState } from 'preact/hooks';
import { words } from '../../components/badge';
import { Button } from '../../components/button';
import { Card } from '../../components/card';
import { number } from '../../components/figures';
import { Problem } from '../../components/problem';
import { Select } from '../../components/select';
import { TextField } from '../../components/text-field';
import { useMutation } from '../../graph/use-mutation';
import { useQuery } from '../../graph/use-query';
import { type CampaignSegment, CreateCampaign, PreviewCampaign } from '../../operations/campaigns.generated';

const SEGMENTS: readonly CampaignSegment[] = ['ALL', 'PAID', 'FREE', 'SUPERFANS', 'ENGAGED', 'CASUAL', 'INACTIVE'];
const EMPTY = { name: '', subject: '', body: '', segment: 'ALL' as CampaignSegment, inactiveDays: '' };

/** What is filled in, and whom it would reach. */
function useCampaignForm(onMade: () => void) {
  const { run, running, error } = useMutation(CreateCampaign);
  const [values, setValues] = useState(EMPTY);
  const set = (name: keyof typeof EMPTY) => (value: string) => setValues((before) => ({ ...before, [name]: value }));
  const days = /^\d{1,4}$/.test(values.inactiveDays) ? Number(values.inactiveDays) : undefined;
  const audience = { segment: values.segment, ...(days === undefined ? {} : { inactiveDaysMin: days }) };
  const submit = async (event: Event) => {
    event.preventDefault();
    const { name, subject, body } = values;
    const message = { subject: subject.trim(), body };
    const input = { name: name.trim(), type: 'campaign', audience, channels: ['EMAIL'] as const, message };
    if (!(await run({ input }))) return;
    setValues(EMPTY);
    onMade();
  };
  return { values, set, audience, submit, running, error };
}

/** Prepares a campaign as a draft; whom it would reach is shown while it is written. */
export function CampaignForm({ onMade }: { readonly onMade: () => void }) {
  const { values, set, audience, submit, running, error } = useCampaignForm(onMade);
  return (
    <Card>
      <details>
        <summary>New campaign</summary>
        <form class="stack form" onSubmit={(event) => void submit(event)}>
          <div class="filters">
            <TextField label="Name" required maxLength={191} value={values.name} onInput={set('name')} />
            <Select
              label="To"
              value={values.segment}
              options={SEGMENTS.map((one) => [one, words(one)])}
              onChange={set('segment')}
            />
            <TextField
              label="Inactive for days"
              inputMode="numeric"
              value={values.inactiveDays}
              onInput={set('inactiveDays')}
            />
          </div>
          <Preview audience={audience} />
          <TextField label="Subject" required value={values.subject} onInput={set('subject')} />
          <TextField label="Text" required long value={values.body} onInput={set('body')} />
          <div class="row">
            <Button kind="primary" type="submit" busy={running}>
              Save as draft
            </Button>
          </div>
          {error && <Problem error={error} />}
        </form>
      </details>
    </Card>
  );
}

interface PreviewProps {
  readonly audience: { readonly segment: CampaignSegment; readonly inactiveDaysMin?: number };
}

/** Whom a campaign would reach. */
function Preview({ audience }: PreviewProps) {
  const { data, error } = useQuery(PreviewCampaign, { audience });
  if (error) return <Problem error={error} />;
  if (!data) return null;
  const { memberCount, reach, sample } = data.campaignPreview;
  const names = sample.slice(0, 3).map(({ name, email }) => name ?? email ?? 'without a name');
  return (
    <p class="muted" role="status">
      {number(memberCount)} members;{' '}
      {reach.map(({ channel, memberCount: count }) => `${words(channel)}: ${number(count)}`).join(', ')}
      {names.length > 0 ? `. Among them ${names.join(', ')}.` : '.'}
    </p>
  );
}
