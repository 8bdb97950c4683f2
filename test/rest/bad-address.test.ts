import { answerBadAddress } from '../../src/rest/bad-address';

const bad = (url: string) => ({ url, method: 'GET', requestId: 'a-request', at: new Date(0) });

test('a malformed address is answered in the form of the dialect that it lies in', () => {
  expect(answerBadAddress(bad('/api/v1/audience-members/%zz'))).toEqual({
    status: 400,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: '{"message":"The address is not correctly encoded."}',
  });
});

test.each(['/%zz', '/graphql%', '/api/v1/audience-membersx/%zz'])('%s lies in no dialect', (url) => {
  expect(answerBadAddress(bad(url))).toBeUndefined();
});
