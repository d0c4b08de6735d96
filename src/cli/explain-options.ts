import { DecideOptions } from '../decision/decide';
import { EngineOverride } from '../decision/decision';
import { readPrices } from '../designs/cost/check-prices';
import { didYouMean } from '../profile/checks/suggestion';
import { Engine } from '../profile/engine';
import { ProfileFault } from '../profile/invalid-profile-error';
import { readThresholds } from '../rules/check-thresholds';
import { ThresholdSetter } from '../rules/thresholds';

/** What was written behind the flags, unread. */
export interface ExplainFlags {
  readonly format: 'text' | 'json' | 'markdown' | 'html';
  readonly region?: string;
  readonly threshold: readonly string[];
  readonly price: readonly string[];
  readonly priceFactor?: string;
  readonly override?: string;
}

/** The options of a decision, and everything that is wrong with the flags they stand in. */
export interface ReadOptions {
  readonly options: DecideOptions;
  readonly faults: readonly ProfileFault[];
}

const ENGINES: readonly string[] = Object.values(Engine);

export function readOptions(flags: ExplainFlags): ReadOptions {
  const faults: ProfileFault[] = [];
  const values = pairs('--threshold', flags.threshold, 'beyondWriteTransactionsPerSecond=20000', faults);
  const read = readThresholds([{
    setBy: ThresholdSetter.COMMAND_LINE, values, path: '--threshold', pathOf: (name) => `--threshold ${name}`,
  }]);
  const paid = readPrices([{
    values: { factor: numberOrText(flags.priceFactor), prices: pairs('--price', flags.price, 'dynamoDbWrites=0.625', faults) },
    path: '--price',
    pathOf: (part) => part === 'factor' ? '--price-factor' : part.replace(/^prices\./, '--price '),
  }]);
  const override = overrideOf(flags.override, faults);
  const region = regionOf(flags.region, faults);
  return {
    options: { thresholds: read.thresholds, thresholdsSetBy: read.setBy, prices: paid.overrides, region, override },
    faults: [...faults, ...read.faults, ...paid.faults],
  };
}

/** Text that is no number stays what it is, for an error to show. */
function numberOrText(text: string | undefined): number | string | undefined {
  return text === undefined || text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text);
}

/** `name=number` by name; what is no number stays the text that it is. */
function pairs(flag: string, texts: readonly string[], example: string, faults: ProfileFault[]): Record<string, unknown> {
  const read = new Map<string, unknown>();
  for (const text of texts) {
    const at = text.indexOf('=');
    const name = text.slice(0, at);
    const value = text.slice(at + 1);
    if (at <= 0) faults.push({ path: flag, message: `got '${text}'; write a name and a number, such as ${flag} ${example}` });
    else if (read.has(name)) faults.push({ path: `${flag} ${name}`, message: `given twice, as ${String(read.get(name))} and ${value}; give it once` });
    else read.set(name, numberOrText(value));
  }
  return Object.fromEntries(read);
}

function overrideOf(text: string | undefined, faults: ProfileFault[]): EngineOverride | undefined {
  if (text === undefined) return undefined;
  const at = text.includes('=') ? text.indexOf('=') : text.length;
  const engine = text.slice(0, at);
  const reason = text.slice(at + 1).trim();
  if (!ENGINES.includes(engine)) {
    faults.push({ path: '--override', message: `unknown engine '${engine}'; allowed are ${ENGINES.join(', ')}${didYouMean(engine, ENGINES)}` });
    return undefined;
  }
  if (reason === '') faults.push({ path: '--override', message: `got '${text}' without a reason; write --override ${engine}=REASON` });
  return { engine: engine as Engine, reason };
}

function regionOf(text: string | undefined, faults: ProfileFault[]): string | undefined {
  if (text !== undefined && !/^[a-z]{2,3}(-[a-z]+)+-\d+$/.test(text)) {
    faults.push({ path: '--region', message: `got '${text}'; give the name of a Region, such as us-east-1` });
  }
  return text;
}
