import { useState } from 'preact/hooks';
import { words } from '../../components/badge';
import { Button } from '../../components/button';
import { Card } from '../../components/card';
import { Problem } from '../../components/problem';
import { Select } from '../../components/select';
import { TextField } from '../../components/text-field';
import { useMutation } from '../../graph/use-mutation';
import { CreateWebhookEndpoint, type WebhookFormat } from '../../operations/webhooks.generated';

/** What most want to be told of, by format. */
const USUAL: Readonly<Record<WebhookFormat, string>> = {
  NATIVE: 'member.created, member.updated, subscription.created, subscription.canceled',
  AUDIENCE: 'audience.member_joined, audience.tip_received, audience.engagement_alert',
  ALLEGRO: 'audience_member.created, audience_member.updated',
  GHOST: 'member.added, member.edited, member.deleted',
};

const FORMATS = Object.keys(USUAL) as WebhookFormat[];

/** What is filled in, and the endpoint that was made of it last. */
function useEndpointForm(onMade: () => void) {
  const { run, running, error } = useMutation(CreateWebhookEndpoint);
  const [format, setFormat] = useState<WebhookFormat>('NATIVE');
  const [url, setUrl] = useState('');
  const [events, setEvents] = useState(USUAL.NATIVE);
  const [secret, setSecret] = useState<string | undefined>();
  const submit = async (event: Event) => {
    event.preventDefault();
    const names = events.split(/[\s,]+/).filter(Boolean);
    const data = await run({ input: { format, url: url.trim(), events: names } });
    if (!data) return;
    setSecret(data.webhookEndpointCreate.webhookEndpoint.secret ?? undefined);
    setUrl('');
    onMade();
  };
  const change = (value: string) => {
    setFormat(value as WebhookFormat);
    setEvents(USUAL[value as WebhookFormat]);
  };
  return { format, change, url, setUrl, events, setEvents, secret, submit, running, error };
}

/** Adds an endpoint; its secret is shown this once. */
export function EndpointForm({ onMade }: { readonly onMade: () => void }) {
  const form = useEndpointForm(onMade);
  const formats = FORMATS.map((format) => [format, words(format)] as const);
  return (
    <Card title="New endpoint">
      <form class="stack" onSubmit={(event) => void form.submit(event)}>
        <div class="filters">
          <TextField label="URL" required inputMode="url" value={form.url} onInput={form.setUrl} />
          <Select label="Format" value={form.format} options={formats} onChange={form.change} />
        </div>
        <TextField label="Events" required value={form.events} onInput={form.setEvents} />
        <div class="row">
          <Button kind="primary" type="submit" busy={form.running}>
            Add endpoint
          </Button>
        </div>
      </form>
      {form.error && <Problem error={form.error} />}
      {form.secret && (
        <p role="status">
          Messages are signed with <code>{form.secret}</code>. Keep it now: it is shown this once.
        </p>
      )}
    </Card>
  );
}
