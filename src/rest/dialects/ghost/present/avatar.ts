import { createHash } from 'node:crypto';

/** The address of the picture that gravatar.com has for an address, by the address as it is stored. */
export function avatarOf(email: string | null | undefined): string | null {
  if (!email) return null;
  const hash = createHash('md5').update(email.toLowerCase().trim()).digest('hex');
  return `https://www.gravatar.com/avatar/${hash}?s=250&r=g&d=blank`;
}
