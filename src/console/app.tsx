import { useEffect, useRef } from 'preact/hooks';
import { Navigation } from './components/navigation';
import { pageOf } from './pages/pages';
import { usePlace } from './router';
import { SignIn } from './session/sign-in';
import { useSession } from './session/session';

/** The whole console: who is not signed in signs in; everybody else sees the page of the address. */
export function App() {
  const session = useSession();
  const place = usePlace();
  const main = useRef<HTMLElement>(null);
  const isFirst = useRef(true);
  const page = pageOf(place.page);
  useEffect(() => {
    document.title = `${session ? page.title : 'Sign in'} · Audience Gateway`;
    // A reader's place is the new page, not the link that led to it; what is opened first begins at its top.
    if (session && !isFirst.current) main.current?.focus({ preventScroll: true });
    isFirst.current = false;
  }, [place.page, place.rest.join('/'), session?.token]);
  if (!session) return <SignIn />;
  const Page = page.component;
  return (
    <div class="shell">
      <a class="skip" href="#main" onClick={(event) => (event.preventDefault(), main.current?.focus())}>
        Skip to content
      </a>
      <Navigation current={page.name} />
      <main id="main" class="main" ref={main} tabIndex={-1} key={session.token}>
        <Page place={place} />
      </main>
    </div>
  );
}
