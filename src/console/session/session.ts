import { useEffect, useState } from 'preact/hooks';

/** Somebody who has signed in: a token and what it opened. */
export interface Session {
  readonly token: string;
  readonly title: string;
  /** Scopes that decide what shows. */
  readonly scopes: readonly string[];
  readonly currency: string;
  readonly timeZone: string;
  /** Keys by dialect, to show a member as the other APIs do. */
  readonly keys: Readonly<Record<string, string>>;
}

const STORE = 'gateway.sessions';
const ACTIVE = 'gateway.active';
const listeners = new Set<() => void>();

function read(): Session[] {
  try {
    return JSON.parse(sessionStorage.getItem(STORE) ?? '[]') as Session[];
  } catch {
    return [];
  }
}

function write(sessions: readonly Session[], active: string | undefined): void {
  sessionStorage.setItem(STORE, JSON.stringify(sessions));
  if (active === undefined) sessionStorage.removeItem(ACTIVE);
  else sessionStorage.setItem(ACTIVE, active);
  for (const listener of listeners) listener();
}

/** All organizations that are signed in to. Gone when the browser tab is closed. */
export function sessions(): readonly Session[] {
  return read();
}

/** The organization that is looked at. */
export function activeSession(): Session | undefined {
  const all = read();
  const token = sessionStorage.getItem(ACTIVE);
  return all.find((session) => session.token === token) ?? all[0];
}

/** Adds a session, or renews it, and looks at it. */
export function signIn(session: Session): void {
  write([...read().filter(({ title }) => title !== session.title), session], session.token);
}

/** Looks at another organization. */
export function switchTo(token: string): void {
  write(read(), token);
}

/** Ends the session that is looked at. */
export function signOut(): void {
  const active = activeSession();
  const rest = read().filter(({ token }) => token !== active?.token);
  write(rest, rest[0]?.token);
}

/** The present session; the component is drawn anew when it changes. */
export function useSession(): Session | undefined {
  const [session, setSession] = useState(activeSession);
  useEffect(() => {
    const listener = () => setSession(activeSession());
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, []);
  return session;
}

/** Whether the present session may do something. */
export function may(scope: string): boolean {
  return activeSession()?.scopes.includes(scope) ?? false;
}
