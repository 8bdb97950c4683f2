import icon from '../icon.svg';
import { useLink } from '../graph/live';
import { pagesToSee } from '../pages/pages';
import { hrefTo } from '../router';
import { activeSession, sessions, signOut, switchTo } from '../session/session';
import { settings } from '../settings';
import { openSession } from '../session/sign-in';
import { AlertCount } from './alert-count';
import { Button } from './button';
import { Select } from './select';

const LINK_WORDS = { live: 'Live', connecting: 'Connecting…', offline: 'Not connected' } as const;

/** The bar with all pages, the organization, and how the live connection stands. */
export function Navigation({ current }: { readonly current: string }) {
  const link = useLink();
  return (
    <div class="side">
      <div class="brand">
        <img src={icon} alt="" width="28" height="28" />
        <span>Audience Gateway</span>
      </div>
      <OrganizationPicker />
      <nav aria-label="Pages">
        <ul>
          {pagesToSee().map(({ name, title }) => (
            <li key={name}>
              <a href={hrefTo(name)} aria-current={name === current ? 'page' : undefined}>
                {title}
                {name === 'live' && <AlertCount looking={current === 'live'} />}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div class="side-foot">
        <p class={`link-state link-${link}`} role="status">
          <span class="dot" aria-hidden="true" />
          {LINK_WORDS[link]}
        </p>
        <p class="side-links">
          <a href="/graphql">GraphiQL</a>
          <a href="/docs">REST reference</a>
        </p>
        <Button kind="quiet" onClick={signOut}>
          Sign out
        </Button>
      </div>
    </div>
  );
}

function OrganizationPicker() {
  const session = activeSession();
  if (!session) return null;
  const known = new Map(sessions().map(({ title, token }) => [title, token]));
  for (const { title, credentials } of settings.demo)
    if (!known.has(title)) known.set(title, credentials['graphql'] ?? '');
  const options = [...known].map(([title, token]) => [token, title] as const);
  if (options.length < 2) return <p class="organization">{session.title}</p>;
  const change = (token: string) => {
    if (sessions().some((one) => one.token === token)) return switchTo(token);
    const demo = settings.demo.find(({ credentials }) => credentials['graphql'] === token);
    void openSession(token, demo?.credentials);
  };
  return <Select label="Organization" value={session.token} options={options} onChange={change} />;
}
