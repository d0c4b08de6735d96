import { Command, CommanderError, Option } from 'commander';
import { DECIDED, explain, INVALID } from './explain';
import { ExplainFlags } from './explain-options';
import { standardStreams, Streams } from './streams';

/** Runs the command line and returns the exit code. */
export function run(args: readonly string[], streams: Streams = standardStreams()): number {
  let code = DECIDED;
  const program = new Command('cdk-data-store').exitOverride().configureOutput({ writeOut: streams.out, writeErr: streams.err });
  const collect = (text: string, before: readonly string[]) => [...before, text];
  program.command('explain')
    .description('decide between Postgres and DynamoDB for a profile, and say why')
    .argument('<profile>', 'a .yaml or .json file, or - for standard input')
    .addOption(new Option('--format <format>').choices(['text', 'json', 'markdown', 'html']).default('text'))
    .option('--region <region>', 'the Region whose prices count')
    .option('--threshold <name=value>', 'a threshold of your own; may be repeated', collect, [])
    .option('--price <name=usd>', 'a price of your own, such as dynamoDbWrites=0.5; may be repeated', collect, [])
    .option('--price-factor <factor>', 'what every list price of us-east-1 is multiplied by')
    .option('--override <engine=reason>', 'build this engine all the same, for this reason')
    .addHelpText('after', '\nEnds with 0 when an engine was decided, 1 on a fault in profile or flags, 2 when neither engine can serve the profile.')
    .action((path: string, flags: ExplainFlags) => { code = explain(path, flags, streams); });
  try {
    program.parse(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? DECIDED : INVALID;
    throw error;
  }
  return code;
}
