import { createPublicKey } from 'node:crypto';
import { signingKey } from '../../src/auth/signing-key.service';
import { systemClock } from '../../src/shared/clock';
import { testDatabase } from '../support/database';
import { silentLog } from '../support/log';

test('the key pair is made once, however many begin at the same time', async () => {
  const db = (await testDatabase()).prisma;
  const keys = await Promise.all([1, 2, 3].map(() => signingKey({ db, clock: systemClock, log: silentLog })));
  expect(new Set(keys.map(({ id }) => id)).size).toBe(1);
  expect(await db.signingKey.count()).toBe(1);
  expect(createPublicKey(keys[0]?.privateKey as never).asymmetricKeyType).toBe('rsa');
});
