/**
 * The minutes from 1970 to a moment such as `2026-11-22 10:05:00`, both in UTC; undefined if it is
 * none. Days are counted from 1 March, so that a leap day is the last one of its year.
 */
export function readMinutes(text: string): number | undefined {
  const found = MOMENT.exec(text)?.slice(1).map(Number);
  if (!found) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = found;
  const y = month > 2 ? year : year - 1;
  const leaps = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  // Five months from March on have 153 days, and so have the next five.
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return ((y * 365 + leaps + dayOfYear - BEFORE_1970) * 24 + hour) * 60 + minute;
}

/** Days from 1 March of the year 0 to 1 January 1970. */
const BEFORE_1970 = 719_468;
const MOMENT = /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]) ([01]\d|2[0-3]):([0-5]\d):[0-5]\d$/u;
