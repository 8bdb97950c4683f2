/** What is sent to many. */
export type MailingKind = 'CAMPAIGN' | 'ANNOUNCEMENT';
