import { Failure } from '../../../src/shared/failure';
import { askedForRow } from '../../../src/rest/asked';
import { ghost } from '../../../src/rest/dialects/ghost';
import { badParameter, GhostError } from '../../../src/rest/dialects/ghost/refusal';
import type { Endpoint, RestAnswer } from '../../../src/rest/route';

const said = ({ status, body }: RestAnswer) => {
  const [error] = (body as { errors: Record<string, unknown>[] }).errors;
  return { status, type: error?.['type'], message: error?.['message'], context: error?.['context'] };
};
const refused = (failure: Failure, endpoint: Endpoint) => ghost.failure(failure, askedForRow(endpoint, '/admin'));

test('an error has all nine keys in their order, and the id of the request', () => {
  const asked = { ...askedForRow('GET /members/', '/admin'), requestId: 'the-request' };
  const { body } = ghost.failure(new GhostError('BadRequestError', 'Error parsing filter'), asked);
  const [error] = (body as { errors: object[] }).errors;
  expect(Object.entries(error ?? {})).toEqual([
    ['message', 'Request not understood error, cannot list members.'],
    ['context', 'Error parsing filter'],
    ['type', 'BadRequestError'],
    ['details', null],
    ['property', null],
    ['help', null],
    ['code', null],
    ['id', 'the-request'],
    ['ghostErrorCode', null],
  ]);
});

test.each<[Endpoint, string]>([
  ['GET /members/', 'cannot list members.'],
  ['GET /members/:id/', 'cannot read member.'],
  ['GET /members/email/:email/', 'cannot read member.'],
  ['POST /members/', 'cannot save member.'],
  ['PUT /members/:id/', 'cannot edit member.'],
  ['DELETE /members/:id/', 'cannot delete member.'],
  ['GET /labels/slug/:slug/', 'cannot read label.'],
  ['PUT /newsletters/:id/', 'cannot edit newsletter.'],
  ['GET /tiers/', 'cannot list tiers.'],
  ['POST /offers/', 'cannot save offer.'],
  ['DELETE /webhooks/:id/', 'cannot delete webhook.'],
])('%s says in general that it %s', (endpoint, words) => {
  expect(said(refused(badParameter('limit'), endpoint))).toEqual({
    status: 422,
    type: 'ValidationError',
    message: `Validation error, ${words}`,
    context: 'Validation (matches) failed for limit undefined.limit',
  });
});

test.each<Endpoint>([
  'PUT /members/bulk/',
  'DELETE /members/',
  'GET /members/events/',
  'POST /members/upload/',
  'GET /members/stats/count/',
  'POST /members/:id/commenting/disable/',
])('%s says what it means', (endpoint) => {
  expect(said(refused(new GhostError('IncorrectUsageError', 'Not so.'), endpoint))).toEqual({
    status: 400,
    type: 'IncorrectUsageError',
    message: 'Not so.',
    context: null,
  });
});

test.each<[Endpoint, string]>([
  ['GET /members/:id/', 'Member not found.'],
  ['PUT /members/:id/', 'Could not find Member ID'],
  ['DELETE /members/:id/', 'Resource could not be found.'],
])('what is not there, %s', (endpoint, context) => {
  const answer = refused(new Failure('NOT_FOUND', 'Member not found.'), endpoint);
  expect(said(answer)).toMatchObject({ status: 404, type: 'NotFoundError', context });
});

test.each<[Endpoint, string]>([
  ['POST /members/', 'Member already exists. Attempting to add member with existing email address'],
  ['PUT /members/:id/', 'Member already exists. Attempting to edit member with existing email address'],
])('an address that is taken, %s', (endpoint, context) => {
  expect(said(refused(new Failure('EMAIL_TAKEN', 'Taken.'), endpoint))).toMatchObject({ status: 422, context });
});

test('a label that is there already', () => {
  const answer = refused(
    new Failure('CONFLICT', 'There is one.', { fields: { name: ['There is one.'] } }),
    'POST /labels/',
  );
  expect(said(answer)).toMatchObject({ status: 422, type: 'ValidationError', context: 'Label already exists' });
  expect(answer.body).toMatchObject({ errors: [{ property: null }] });
});

test('the first field that is wrong is named in the words of this API', () => {
  const failure = new Failure('BAD_USER_INPUT', 'Too long.', { fields: { lastSeenAt: ['Too long.'] } });
  expect(refused(failure, 'POST /members/').body).toMatchObject({ errors: [{ property: 'last_seen_at' }] });
});

test.each(['RATE_LIMITED', 'IDEMPOTENCY_IN_PROGRESS', 'UNAVAILABLE'] as const)('%s says when to come again', (code) => {
  expect(refused(new Failure(code, 'Later.', { retryAfterSeconds: 7 }), 'GET /members/').headers).toEqual({
    'retry-after': '7',
  });
});

test('too many requests are refused in the form of Ghost', () => {
  expect(said(refused(new Failure('RATE_LIMITED', 'Later.'), 'GET /members/'))).toEqual({
    status: 429,
    type: 'TooManyRequestsError',
    message: 'Too many requests.',
    context: null,
  });
});

test('a fault tells nothing of itself', () => {
  expect(said(refused(new Failure('INTERNAL', 'A secret.'), 'POST /members/'))).toEqual({
    status: 500,
    type: 'InternalServerError',
    message: 'Internal server error, cannot save member.',
    context: 'An unexpected error occurred, please try again.',
  });
});

test('what the graph says of its variables is not told', () => {
  const message = 'Variable "$input" got invalid value 1e12 at "input.trialDays"; Int cannot represent it.';
  const answer = refused(new Failure('BAD_USER_INPUT', message), 'POST /tiers/');
  expect(said(answer)).toMatchObject({ status: 422, type: 'ValidationError' });
  expect(JSON.stringify(answer.body)).not.toMatch(/Variable|input/);
});
