/** The fronts that a credential can be made for. */
export const CREDENTIAL_DIALECTS = ['graphql', 'allegro', 'audience', 'pliro', 'ghost'] as const;
export type CredentialDialect = (typeof CREDENTIAL_DIALECTS)[number];

/** Content keys read what is public; only Ghost has them. */
export type CredentialKind = 'standard' | 'content';
