import icon from '../icon.svg';
import { useState } from 'preact/hooks';
import { Button } from '../components/button';
import { Problem } from '../components/problem';
import { type GraphError, send } from '../graph/client';
import { ReadViewer } from '../operations/session.generated';
import { settings } from '../settings';
import { signIn } from './session';

/** Opens a session with a token, or says why it does not open. */
export async function openSession(token: string, keys: Readonly<Record<string, string>> = {}): Promise<void> {
  const { viewer } = await send(ReadViewer, {}, { token });
  const { organization, scopes } = viewer;
  if (!organization) throw new Error('The token is for no organization.');
  const { title, currency, timeZone } = organization;
  signIn({ token, title, scopes, currency, timeZone, keys });
}

/** Opens sessions, one at a time, and remembers why the last one did not open. */
function useOpening() {
  const [error, setError] = useState<GraphError | undefined>();
  const [opening, setOpening] = useState<string | undefined>();
  const open: Open = async (token, keys) => {
    setOpening(token);
    setError(undefined);
    await openSession(token, keys).catch((problem: GraphError) => setError(problem));
    setOpening(undefined);
  };
  return { open, opening, error };
}

type Open = (token: string, keys?: Readonly<Record<string, string>>) => Promise<void>;

/** The page of who is not signed in. */
export function SignIn() {
  const { open, opening, error } = useOpening();
  return (
    <main class="sign-in">
      <div class="sign-in-card card">
        <img src={icon} alt="" width="44" height="44" />
        <h1>Audience Gateway</h1>
        <p class="muted">Members, money, engagement and community in one graph.</p>
        <DemoButtons open={open} opening={opening} />
        <TokenForm open={open} opening={opening} />
        {error && <Problem error={error} />}
      </div>
    </main>
  );
}

interface OpenProps {
  readonly open: Open;
  /** The token that is being tried. */
  readonly opening: string | undefined;
}

function DemoButtons({ open, opening }: OpenProps) {
  if (settings.demo.length === 0) return null;
  return (
    <section class="stack" aria-label="Demo organizations">
      {settings.demo.map(({ title, credentials }) => (
        <Button
          key={title}
          kind="primary"
          busy={opening === credentials['graphql']}
          onClick={() => void open(credentials['graphql'] ?? '', credentials)}
        >
          Open {title}
        </Button>
      ))}
      <p class="divider">or</p>
    </section>
  );
}

function TokenForm({ open, opening }: OpenProps) {
  const [token, setToken] = useState('');
  const submit = (event: Event) => {
    event.preventDefault();
    void open(token.trim());
  };
  return (
    <form class="stack" onSubmit={submit}>
      <label class="field">
        <span>Token</span>
        <input
          type="password"
          autocomplete="off"
          spellcheck={false}
          required
          value={token}
          onInput={(event) => setToken(event.currentTarget.value)}
        />
        <small class="muted">
          A GraphQL token or a JWT: <code>npx gateway credential create --dialect graphql</code>
        </small>
      </label>
      <Button type="submit" busy={token !== '' && opening === token.trim()}>
        Sign in
      </Button>
    </form>
  );
}
