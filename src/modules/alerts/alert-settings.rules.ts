import { Problems } from '../../shared/failure';
import type { WatchPolicy } from './alert-creator';
import type { AlertSettingsRow } from './alert.repository';
import { AlertSensitivity } from './alert.kinds';

/** What a creator wants to be told of, whom and since when it was asked aside. */
export type AlertSettings = Omit<AlertSettingsRow, 'organizationId' | 'updatedAt' | 'version'>;

/** Settings that a caller can give; absent ones stay as they are. */
export type AlertSettingValues = { readonly [K in keyof Omit<AlertSettings, 'creatorId'>]?: AlertSettings[K] };

const MOST = 1_000_000;
const MOST_A_WEEK = 1_000;

/** The settings of a creator who never made any. */
export function defaultSettings(creatorId: string): AlertSettings {
  return {
    creatorId,
    enabled: true,
    mutedUntil: null,
    sensitivity: AlertSensitivity.NORMAL,
    quietFrom: null,
    quietUntil: null,
    minimumSeen: 5,
    minimumExpected: 12,
    weeklyBudget: 10,
  };
}

/** Checks settings and refuses all that is wrong at once. */
export function checkSettings(values: AlertSettingValues): void {
  const problems = new Problems();
  const within = (field: keyof AlertSettingValues, least: number, most: number) => {
    const value = values[field];
    const ok = typeof value !== 'number' || (value >= least && value <= most);
    problems.check(ok, field, `Must be from ${least} to ${most}.`);
  };
  within('quietFrom', 0, 23);
  within('quietUntil', 0, 23);
  within('minimumSeen', 1, MOST);
  within('minimumExpected', 1, MOST);
  within('weeklyBudget', 0, MOST_A_WEEK);
  problems.throwIfAny();
}

/** Settings as they decide what becomes an alert. */
export function policyOf(settings: AlertSettings): WatchPolicy {
  const { enabled, mutedUntil, minimumSeen, minimumExpected, weeklyBudget } = settings;
  const sensitivity = AlertSensitivity[settings.sensitivity];
  return { enabled, mutedUntil: mutedUntil?.getTime() ?? 0, sensitivity, minimumSeen, minimumExpected, weeklyBudget };
}
