import { Construct } from 'constructs';

/** What the context of the app says under a key, as data: `cdk synth --context key=value` gives a text with JSON in it. */
export function contextValues(scope: Construct, key: string): unknown {
  const given: unknown = scope.node.tryGetContext(key) ?? {};
  if (typeof given !== 'string') return given;
  try {
    return JSON.parse(given);
  } catch {
    return given;
  }
}
