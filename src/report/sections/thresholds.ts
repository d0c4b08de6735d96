import { Decision } from '../../decision/decision';
import { quantity } from '../../profile/format';
import { ThresholdInForce } from '../../rules/thresholds';
import { Block, table } from '../report';

/** Every threshold with who set it and what its default rests on; what somebody set comes first. */
export function thresholdBlocks({ thresholdsInForce }: Decision): Block[] {
  const own = ({ setBy }: ThresholdInForce) => setBy === 'default' ? 1 : 0;
  return table(['threshold', 'value', 'set by', 'what the default rests on'], [...thresholdsInForce].sort((a, b) => own(a) - own(b)).map((each) => [
    each.name, valueOf(each.value, each.unit), setter(each), { text: each.reason, sources: [each.source] },
  ]));
}

function setter({ setBy, value, defaultValue, unit }: ThresholdInForce): string {
  if (value === defaultValue) return setBy;
  return `${setBy === 'default' ? 'default, moved by another threshold' : setBy} (default ${valueOf(defaultValue, unit)})`;
}

function valueOf(value: number, unit: string): string {
  return unit === 'of requests' ? `${Number((value * 100).toPrecision(4))} % ${unit}` : quantity(value, unit);
}
