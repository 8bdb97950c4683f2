import { inTransaction } from '../../src/database/transaction';
import { createMember } from '../../src/modules/members/member.service';
import { createTipJar } from '../../src/modules/tips/tip-jar.service';
import { createTip } from '../../src/modules/tips/tip.service';
import { startTestGateway, type TestGateway } from '../support/gateway';

let gateway: TestGateway;
let code: string;

beforeAll(async () => {
  gateway = await startTestGateway();
  const { context } = await gateway.organization();
  const payer = { email: 'payer@example.com', name: 'Pat Payer' };
  const { id: memberId } = await inTransaction(context, (transaction) => createMember(transaction, payer));
  const { id: jarId } = await inTransaction(context, (transaction) => {
    const reward = { thresholdMinor: 1_000, description: '<script>alert(1)</script>', instructions: 'Reply & wait' };
    const jar = { name: 'Films "& more"', rewards: [reward], thankYouMessage: 'Thanks!\n<b>Bless</b>' };
    return createTipJar(transaction, jar);
  });
  const given = { memberId, jarId, amountMinor: 123_456, anonymous: false, message: 'Private words' };
  const tip = await inTransaction(context, (transaction) => createTip(transaction, given));
  code = tip.receiptCode;
});

test('whoever knows the address reads the receipt, which names nobody who paid', async () => {
  const answer = await fetch(`${gateway.url}/receipts/${code}`);
  const page = await answer.text();
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  for (const part of ['$1,234.56', 'Films &quot;&amp; more&quot;', 'Reply &amp; wait', '&lt;script&gt;', code])
    expect(page).toContain(part);
  for (const part of ['Pat Payer', 'payer@example.com', 'Private words', '<script', '<b>'])
    expect(page).not.toContain(part);
});

test('the page runs nothing and is neither kept nor framed', async () => {
  const { headers } = await fetch(`${gateway.url}/receipts/${code}`);
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/=]+';/);
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect(headers.get('x-robots-tag')).toBe('noindex');
});

test.each(['x', 'A'.repeat(24), '%00', '..%2f..%2fetc'])('there is no receipt at %s', async (other) => {
  const answer = await fetch(`${gateway.url}/receipts/${other}`);
  expect(answer.status).toBe(404);
  expect(await answer.text()).not.toContain('Amount paid');
});
