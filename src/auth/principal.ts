import { networkOf } from '../shared/network';
import type { Viewer } from './viewer';

/** Whom limits are kept for: the credential or, without one, the network that the request comes from. */
export function principalOf(viewer: Viewer, address: string): string {
  return viewer.kind === 'anonymous' ? `address:${networkOf(address)}` : viewer.principal;
}
