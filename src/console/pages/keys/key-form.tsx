import { useState } from 'preact/hooks';
import { words } from '../../components/badge';
import { Button } from '../../components/button';
import { Card } from '../../components/card';
import { Problem } from '../../components/problem';
import { Select } from '../../components/select';
import { TextField } from '../../components/text-field';
import { useMutation } from '../../graph/use-mutation';
import { CreateCredential, type CredentialDialect } from '../../operations/keys.generated';

const DIALECTS: readonly CredentialDialect[] = ['GRAPHQL', 'ALLEGRO', 'AUDIENCE', 'PLIRO', 'GHOST'];
const ROLES = [
  ...['tenant_admin', 'manager', 'brand_manager', 'content_creator', 'marketing'],
  ...['platform_admin', 'system_admin', 'super_admin'],
];

/** Makes a key; its secret is shown this once. */
export function KeyForm({ onMade }: { readonly onMade: () => void }) {
  const { run, running, error } = useMutation(CreateCredential);
  const [name, setName] = useState('');
  const [dialect, setDialect] = useState<CredentialDialect>('GRAPHQL');
  const [role, setRole] = useState('tenant_admin');
  const [secret, setSecret] = useState<string | undefined>();
  const submit = async (event: Event) => {
    event.preventDefault();
    const data = await run({ input: { name: name.trim(), dialect, ...(dialect === 'AUDIENCE' ? { role } : {}) } });
    if (!data) return;
    setSecret(data.credentialCreate.secret ?? undefined);
    setName('');
    onMade();
  };
  return (
    <Card title="New key">
      <form class="filters" onSubmit={(event) => void submit(event)}>
        <TextField label="Name" required maxLength={191} value={name} onInput={setName} />
        <Select
          label="Dialect"
          value={dialect}
          options={DIALECTS.map((one) => [one, words(one)] as const)}
          onChange={(value) => setDialect(value as CredentialDialect)}
        />
        {dialect === 'AUDIENCE' && (
          <Select label="Role" value={role} options={ROLES.map((one) => [one, one] as const)} onChange={setRole} />
        )}
        <Button kind="primary" type="submit" busy={running}>
          Make key
        </Button>
      </form>
      {error && <Problem error={error} />}
      {secret && <Secret text={secret} />}
    </Card>
  );
}

/** What is shown once and never again. */
function Secret({ text }: { readonly text: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <div class="stack" role="status">
      <p>Keep it now: it is shown this once.</p>
      <pre tabIndex={0}>{text}</pre>
      <div class="row">
        <Button onClick={() => void copy()}>{copied ? 'Copied' : 'Copy'}</Button>
      </div>
    </div>
  );
}
