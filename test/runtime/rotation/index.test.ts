import { ResourceNotFoundException, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { handler, otherName } from '../../../runtime/rotation/index';

const LOGIN = { username: 'app', password: 'one', host: 'pooler.example', port: 5432, dbname: 'app', engine: 'postgres' };
const sent: { name: string; input: Record<string, unknown> }[] = [];
let stages: Record<string, string[]>;
let values: Record<string, string | undefined>;

beforeEach(() => {
  sent.length = 0;
  stages = { old: ['AWSCURRENT'], token: ['AWSPENDING'] };
  values = { old: JSON.stringify(LOGIN) };
  jest.spyOn(SecretsManagerClient.prototype, 'send').mockImplementation((command: { constructor: { name: string }; input: object }) => {
    const input = command.input as Record<string, string>;
    sent.push({ name: command.constructor.name, input });
    if (command.constructor.name === 'DescribeSecretCommand') return Promise.resolve({ VersionIdsToStages: stages }) as never;
    const id = input.VersionId ?? Object.keys(stages).find((each) => stages[each].includes(input.VersionStage))!;
    if (command.constructor.name === 'GetSecretValueCommand' && values[id] === undefined) {
      return Promise.reject(new ResourceNotFoundException({ message: 'none', $metadata: {} })) as never;
    }
    return Promise.resolve({ SecretString: values[id] }) as never;
  });
});

const step = async (Step: string) => handler({ Step, SecretId: 'arn', ClientRequestToken: 'token' });

test('two names take turns', () => {
  expect(otherName('app')).toBe('app_b');
  expect(otherName(otherName('app'))).toBe('app');
});

test('the new login has the other name, a password of its own, and the rest of the old', async () => {
  await step('createSecret');
  const put = sent.find(({ name }) => name === 'PutSecretValueCommand')!.input;
  const next = JSON.parse(put.SecretString as string) as typeof LOGIN;
  expect(next).toEqual({ ...LOGIN, username: 'app_b', password: expect.stringMatching(/^[0-9a-f]{48}$/) });
  expect(put).toMatchObject({ ClientRequestToken: 'token', VersionStages: ['AWSPENDING'] });
});

test('a second attempt keeps the login that the first one made', async () => {
  values.token = JSON.stringify({ ...LOGIN, username: 'app_b' });
  await step('createSecret');
  expect(sent.map(({ name }) => name)).not.toContain('PutSecretValueCommand');
});

test('at the end the new version becomes current', async () => {
  await step('finishSecret');
  expect(sent.at(-1)).toEqual({
    name: 'UpdateSecretVersionStageCommand',
    input: { SecretId: 'arn', VersionStage: 'AWSCURRENT', MoveToVersionId: 'token', RemoveFromVersionId: 'old' },
  });
});

test('a version that is current already is left alone', async () => {
  stages = { token: ['AWSCURRENT', 'AWSPENDING'] };
  await step('createSecret');
  expect(sent.map(({ name }) => name)).toEqual(['DescribeSecretCommand']);
});

test('fails for a version that is not staged', async () => {
  stages = { old: ['AWSCURRENT'] };
  await expect(step('createSecret')).rejects.toThrow('version token of arn is not staged for rotation');
});

test('fails for a secret that does not say where to log in, without quoting it', async () => {
  values.old = JSON.stringify({ username: 'app', password: 'sesame' });
  const error: Error = await step('createSecret').then(() => new Error(), (reason: Error) => reason);
  expect(error.message).toBe('secret arn must hold username, password, host, port and dbname');
});
