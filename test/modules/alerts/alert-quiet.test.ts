import { tellAt } from '../../../src/modules/alerts/alert-quiet';

const at = (time: string) => new Date(`2026-03-01T${time}:00.000Z`);

describe('quiet hours', () => {
  it.each([
    ['none', { quietFrom: null, quietUntil: null }, ['03:00', '2026-03-01T03:00:00.000Z']],
    ['before them', { quietFrom: 22, quietUntil: 7 }, ['20:59', '2026-03-01T20:59:00.000Z']],
    ['over midnight', { quietFrom: 22, quietUntil: 7 }, ['21:10', '2026-03-02T06:00:00.000Z']],
    ['at their end', { quietFrom: 22, quietUntil: 7 }, ['06:00', '2026-03-01T06:00:00.000Z']],
    ['by day', { quietFrom: 9, quietUntil: 12 }, ['09:40', '2026-03-01T11:00:00.000Z']],
  ])('in Vienna: %s', (_name, hours, [now, told]) => {
    expect(tellAt(at(now as string), hours, 'Europe/Vienna').toISOString()).toBe(told);
  });

  it('end with quarters of an hour where a zone is apart by such', () => {
    const told = tellAt(at('00:20'), { quietFrom: 5, quietUntil: 7 }, 'Asia/Kathmandu');
    expect(told.toISOString()).toBe('2026-03-01T01:15:00.000Z');
  });
});
