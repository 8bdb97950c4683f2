import { startOfDay } from '../../src/demo/calendar';

describe('startOfDay', () => {
  it('is the midnight before in UTC', () => {
    expect(startOfDay(new Date('2026-11-21T23:59:59.999Z')).toISOString()).toBe('2026-11-21T00:00:00.000Z');
  });
});
