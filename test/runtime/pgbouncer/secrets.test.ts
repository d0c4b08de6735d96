import { ResourceNotFoundException, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SecretReader } from '../../../runtime/pgbouncer/secrets';

const calls: string[] = [];
let stages: Record<string, string[]>;
let values: Record<string, string | undefined>;
let reader: SecretReader;

beforeEach(() => {
  calls.length = 0;
  stages = { one: ['AWSCURRENT'] };
  values = { one: 'first' };
  const send = async (command: { constructor: { name: string }; input: { VersionId?: string } }) => {
    calls.push(command.constructor.name);
    if (command.constructor.name === 'DescribeSecretCommand') return { VersionIdsToStages: stages };
    const SecretString = values[command.input.VersionId!];
    if (SecretString === undefined) throw new ResourceNotFoundException({ message: 'no value yet', $metadata: {} });
    return { SecretString };
  };
  reader = new SecretReader({ send } as unknown as SecretsManagerClient);
});

test('a value is fetched once per version', async () => {
  await expect(reader.versions('arn')).resolves.toEqual({ current: { versionId: 'one', value: 'first' } });
  await reader.versions('arn');
  expect(calls).toEqual(['DescribeSecretCommand', 'GetSecretValueCommand', 'DescribeSecretCommand']);
});

test('pending and previous versions come along', async () => {
  stages = { zero: ['AWSPREVIOUS'], one: ['AWSCURRENT'], two: ['AWSPENDING'] };
  values = { zero: 'old', one: 'first', two: 'next' };
  await expect(reader.versions('arn')).resolves.toMatchObject({ current: { value: 'first' }, pending: { value: 'next' }, previous: { value: 'old' } });
});

test('a pending version without a value is none, and is asked for again', async () => {
  stages = { one: ['AWSCURRENT'], two: ['AWSPENDING'] };
  await expect(reader.versions('arn')).resolves.toMatchObject({ pending: undefined });
  values.two = 'next';
  await expect(reader.versions('arn')).resolves.toMatchObject({ pending: { value: 'next' } });
});

test('fails when nothing is current', async () => {
  stages = { two: ['AWSPENDING'] };
  await expect(reader.versions('arn')).rejects.toThrow('secret arn has no current value');
});
