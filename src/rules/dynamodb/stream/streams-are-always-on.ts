import { isReplicated } from '../../../designs/dynamodb/replicas';
import { Options } from '../../../designs/options';
import { AccessPatternProfile } from '../../../profile/access-pattern-profile';
import { count } from '../../../profile/format';
import { list } from '../../loads';
import { PAGES } from '../../pages';
import { favors, Rule } from '../../rule';
import { carried, readersAllowed, streamReaders } from '../../stream-readers';

export const rule: Rule = {
  id: 'dynamodb/stream/streams-are-always-on',
  question: 'dynamodb/stream',
  title: 'A stream costs nothing until it is read, and never comes too late',
  sources: [
    { ref: PAGES.dynamoDbChangeCapture, claim: 'DynamoDB Streams keeps changes for 24 hours, in order for each item, and reads by Lambda triggers are free' },
    { ref: 'D6', claim: 'change capture is built in' },
  ],
  judge: ({ workload: { profile }, settled }) => [favors('streams', (profile.changeFeeds ?? []).length === 0
    ? 'no change feed is declared; the stream is on all the same, with both images and for 24 hours, so that a later consumer replaces nothing'
    : () => feedsInWords(profile, settled))],
};

function feedsInWords(profile: AccessPatternProfile, settled: Options): string {
  const { stream, kinesis } = carried(profile, settled);
  const most = Math.max(...profile.entities.map(({ name }) => streamReaders({ ...profile, changeFeeds: [...stream] }, name).length));
  const beside = kinesis.length === 0 ? '' : `; Kinesis carries ${list(kinesis.map(({ name }) => `'${name}'`))}`;
  if (most === 0) return `no change feed reads the stream; it is on all the same, for 24 hours, so that a later consumer replaces nothing${beside}`;
  const limit = `${count(readersAllowed(settled))}${isReplicated(settled) ? ' (a global table replicates by its stream)' : ''}`;
  return `${count(most)} of at most ${limit} readers of a stream ${most === 1 ? 'is' : 'are'} declared, and changes are kept for 24 hours${beside}`;
}
