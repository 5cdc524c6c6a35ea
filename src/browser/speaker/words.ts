/** A time of day on a 24 hour clock, such as `14:05`. */
export function timeOfDay(date: Date): string {
  return `${pad(date.getHours())}:${pad(date.getMinutes())}`;
}

/** A duration in seconds as minutes and seconds, such as `7:05`; from one hour on `1:02:30`. */
export function duration(seconds: number): string {
  const whole = Math.floor(Math.abs(seconds));
  const minutes = Math.floor(whole / 60);
  const rest = pad(whole % 60);
  return minutes < 60 ? `${minutes}:${rest}` : `${Math.floor(minutes / 60)}:${pad(minutes % 60)}:${rest}`;
}

/** What is left of a budget in seconds: `0:35 left`, and once it is used up `0:20 over`. */
export function left(seconds: number): string {
  return `${duration(seconds)} ${seconds < 0 ? "over" : "left"}`;
}

/** How far behind the plan a speaker is, in seconds (negative: ahead), as one would say it. */
export function pace(behind: number): string {
  const rounded = Math.round(Math.abs(behind) / 5) * 5;
  if (rounded < 15) return "on time";
  const minutes = Math.floor(rounded / 60);
  const seconds = rounded % 60;
  const parts = [minutes > 0 ? `${minutes} min` : "", seconds > 0 ? `${seconds} s` : ""];
  return `${parts.filter(Boolean).join(" ")} ${behind > 0 ? "behind" : "ahead"}`;
}

function pad(number: number): string {
  return String(number).padStart(2, "0");
}
