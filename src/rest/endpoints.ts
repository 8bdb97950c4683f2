import type { Compiled } from './compile';

interface Address {
  readonly segments: readonly string[];
  readonly methods: Set<string>;
}

/** Which methods each address of a dialect takes: for the answers to requests that no row is for. */
export class Endpoints {
  private readonly addresses = new Map<string, Address>();

  /** @param answersHead whether rows that read answer HEAD too */
  constructor(routes: readonly Compiled[], answersHead: boolean) {
    for (const { method, path, writes } of routes) {
      const address = this.addresses.get(path) ?? { segments: segmentsOf(path), methods: new Set<string>() };
      this.addresses.set(path, address);
      address.methods.add(method);
      if (answersHead && method === 'GET' && !writes) address.methods.add('HEAD');
    }
  }

  /** The value of an Allow header for a path below the base path, or nothing when no row has the path. */
  allowed(path: string): string | undefined {
    const segments = segmentsOf(path);
    const found = [...this.addresses.values()].find((address) => matches(address.segments, segments));
    return found && [...found.methods, 'OPTIONS'].join(', ');
  }
}

function segmentsOf(path: string): string[] {
  return path.replace(/\/$/, '').split('/').slice(1);
}

function matches(pattern: readonly string[], segments: readonly string[]): boolean {
  if (pattern.length !== segments.length) return false;
  return pattern.every((part, index) => (part.startsWith(':') ? segments[index] !== '' : part === segments[index]));
}
