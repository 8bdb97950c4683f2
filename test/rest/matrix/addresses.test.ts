import { toGlobalId } from '../../../src/schema/global-id';
import { PLIRO, pliroId } from '../../support/pliro';
import { allegro } from './allegro.front';
import { audience } from './audience.front';
import { canonical } from './front';
import { FRONTS, MAKERS } from './fronts';
import { ghost } from './ghost.front';
import { Stage } from './stage';

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.open();
});

describe.each(MAKERS)('an address that was taken through $name', (writer) => {
  let email: string;

  beforeAll(async () => {
    email = stage.address();
    await writer.create(stage, email);
  });

  test.each(MAKERS)('cannot be taken through $name', async (other) => {
    await expect(other.create(stage, email.toUpperCase())).rejects.toThrow(/ 409 | 422 |EMAIL_TAKEN/);
  });
});

test('somebody without an address is only there for fronts that know members without one', async () => {
  const activationCode = 'code-123456';
  const globalId = await stage.mutate('memberCreate', { activationCode, name: 'Coded' });
  const id = canonical(globalId);
  const customerId = pliroId('cus', { id });
  const customer = await stage.look('pliro', `${PLIRO}/customers/${customerId}`);
  const activation_url = `https://gateway.test/activate/${customerId}?code=${activationCode}`;
  expect(customer?.json).toMatchObject({ name: 'Coded', email: null, activation_url });
  const members = await stage.look('pliro', `${PLIRO}/members?limit=100`);
  expect(members?.text).not.toContain(pliroId('memb', { id }));
  for (const front of [allegro, audience, ghost]) expect(await front.read(stage, id)).toBeUndefined();
  await stage.mutate('memberUpdate', { id: toGlobalId('Member', id), email: 'coded@example.com' });
  for (const front of FRONTS) expect(await front.read(stage, id)).toEqual(front.document(await stage.truth(id), stage));
});
