import type { RestRequest } from '../../route';
import { CUSTOMER, printId } from './ids';
import type { CustomerFields } from './operations.generated';

/** Makes the address to which a customer who has a code but no address can be directed, on the gateway's own origin. */
export function activationUrlOf({ address }: RestRequest): (customer: CustomerFields) => string {
  return ({ id, activationCode }) => {
    const url = new URL(`/activate/${printId(CUSTOMER, id)}`, address);
    url.searchParams.set('code', activationCode ?? '');
    return url.href;
  };
}
