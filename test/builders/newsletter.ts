import type { NewsletterRow } from '../../src/modules/newsletters/newsletter.repository';
import type { NewsletterValues } from '../../src/modules/newsletters/newsletter.rules';
import { createNewsletter } from '../../src/modules/newsletters/newsletter.service';
import type { TestOrganization } from '../support/context';
import { asSystem } from './member';

let made = 0;

/** A newsletter that new members do not get by themselves, named `Newsletter N` unless given. */
export function makeNewsletter(organization: TestOrganization, values: NewsletterValues = {}): Promise<NewsletterRow> {
  made += 1;
  const name = values.name ?? `Newsletter ${made}`;
  return asSystem(organization, (context) => createNewsletter(context, { subscribeOnSignup: false, ...values, name }));
}
