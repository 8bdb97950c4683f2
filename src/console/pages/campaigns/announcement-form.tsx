import { useState } from 'preact/hooks';
import { words } from '../../components/badge';
import { Button } from '../../components/button';
import { Card } from '../../components/card';
import { Problem } from '../../components/problem';
import { Select } from '../../components/select';
import { TextField } from '../../components/text-field';
import { useMutation } from '../../graph/use-mutation';
import { type AnnouncementVisibility, CreateAnnouncement } from '../../operations/campaigns.generated';

const VISIBILITIES: readonly AnnouncementVisibility[] = ['ALL_MEMBERS', 'PAID_MEMBERS'];

/** Publishes an announcement at once. */
export function AnnouncementForm({ onMade }: { readonly onMade: () => void }) {
  const { run, running, error } = useMutation(CreateAnnouncement);
  const [title, setTitle] = useState('');
  const [content, setContent] = useState('');
  const [visibility, setVisibility] = useState<AnnouncementVisibility>('ALL_MEMBERS');
  const submit = async (event: Event) => {
    event.preventDefault();
    if (!(await run({ input: { title: title.trim(), content, visibility } }))) return;
    setTitle('');
    setContent('');
    onMade();
  };
  return (
    <Card>
      <details>
        <summary>New announcement</summary>
        <form class="stack form" onSubmit={(event) => void submit(event)}>
          <div class="filters">
            <TextField label="Title" required maxLength={191} value={title} onInput={setTitle} />
            <Select
              label="For"
              value={visibility}
              options={VISIBILITIES.map((one) => [one, words(one)])}
              onChange={(value) => setVisibility(value as AnnouncementVisibility)}
            />
          </div>
          <TextField label="Text" required long value={content} onInput={setContent} />
          <div class="row">
            <Button kind="primary" type="submit" busy={running}>
              Publish
            </Button>
          </div>
          {error && <Problem error={error} />}
        </form>
      </details>
    </Card>
  );
}
