/** `30,000`, `4.2`, `0.05`: thousands by commas, two significant digits below ten. */
export function count(value: number): string {
  if (value !== 0 && Math.abs(value) < 10 && !Number.isInteger(value)) return String(Number(value.toPrecision(2)));
  const whole = Math.round(value);
  return Math.abs(whole) < 1000 ? String(whole) : whole.toString().replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `45 %`; above nothing and below all, never rounded to them. */
export function percent(share: number): string {
  const hundredths = Math.round(share * 1000) / 10;
  if (share > 0 && hundredths === 0) return 'under 0.1 %';
  if (share < 1 && hundredths === 100) return 'over 99.9 %';
  return `${hundredths} %`;
}

/** A share beside the bound that it is held against, and never rounded to it from either side. */
export function percentBeside(share: number, bound: number): string {
  const words = percent(share);
  return share === bound || words !== percent(bound) ? words : `just ${share < bound ? 'under' : 'over'} ${words}`;
}

const UNITS = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

/** `1.2 TiB`: the largest unit that leaves a whole number. */
export function bytes(value: number): string {
  const power = value < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log2(value) / 10));
  const scaled = value / 2 ** (10 * power);
  return `${scaled < 10 ? Number(scaled.toFixed(1)) : count(scaled)} ${UNITS[power]}`;
}

/** The same, of a number of GiB. */
export function gibibytes(value: number): string {
  return bytes(value * 2 ** 30);
}

/** A number with its unit; bytes in the unit that suits them. */
export function quantity(value: number, unit: string): string {
  return unit === 'bytes' ? bytes(value) : `${count(value)} ${unit}`;
}

/** `4.2×`; what is near 1 and not 1 says on which side it is. */
export function factor(value: number): string {
  const rounded = value < 10 ? String(Number(value.toPrecision(2))) : count(value);
  const near = rounded !== '1' || value === 1 ? '' : value > 1 ? 'just over ' : 'just under ';
  return `${near}${rounded}×`;
}

/** `$1,234`, to the cent below ten dollars. */
export function usd(value: number): string {
  return value < 10 ? `$${value.toFixed(2)}` : `$${count(value)}`;
}

/** `1 pattern`, `12 patterns`. */
export function counted(amount: number, noun: string, plural: string = `${noun}s`): string {
  return `${count(amount)} ${amount === 1 ? noun : plural}`;
}
