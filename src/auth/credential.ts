/** The fronts that a credential can be made for. */
export const CREDENTIAL_DIALECTS = ['graphql', 'allegro', 'audience', 'pliro', 'ghost'] as const;
export type CredentialDialect = (typeof CREDENTIAL_DIALECTS)[number];

/**
 * Only Ghost has kinds of keys. Content keys read what is public; strict ones are told of what Ghost drops silently, such
 * as an unknown name in a filter.
 */
export const CREDENTIAL_KINDS = ['standard', 'content', 'strict'] as const;
export type CredentialKind = (typeof CREDENTIAL_KINDS)[number];
