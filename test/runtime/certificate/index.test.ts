import { X509Certificate } from 'crypto';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { handler } from '../../../runtime/certificate/index';

const values = new Map<string, string>();
const ResourceProperties = { AuthoritySecretArn: 'authority', TlsSecretArn: 'tls', Hostnames: ['pooler.example'] };

beforeEach(() => {
  // As CloudFormation makes them: with a random string.
  values.set('authority', 'x8$k').set('tls', '9Jq(');
  jest.spyOn(console, 'log').mockReturnValue();
  jest.spyOn(SecretsManagerClient.prototype, 'send').mockImplementation((command: { input: object }) => {
    const { SecretId, SecretString } = command.input as { SecretId: string; SecretString?: string };
    if (SecretString) values.set(SecretId, SecretString);
    return Promise.resolve({ SecretString: values.get(SecretId) }) as never;
  });
});

test('the first run makes authority and certificate, the second leaves them', async () => {
  const first = await handler({ RequestType: 'Create', ResourceProperties });
  const made = new Map(values);
  const second = await handler({ RequestType: 'Update', ResourceProperties });
  expect(values).toEqual(made);
  expect(second).toEqual(first);
  expect(Buffer.byteLength(JSON.stringify(first))).toBeLessThan(2048);
  const { certificate } = JSON.parse(values.get('tls')!) as { certificate: string };
  expect(new X509Certificate(certificate).verify(new X509Certificate(first.Data!.CaCertificate).publicKey)).toBe(true);
});

test('another name gets another certificate from the same authority', async () => {
  const first = await handler({ RequestType: 'Create', ResourceProperties });
  const before = values.get('tls');
  await expect(handler({ RequestType: 'Update', ResourceProperties: { ...ResourceProperties, Hostnames: ['other.example'] } })).resolves.toEqual(first);
  expect(values.get('tls')).not.toBe(before);
});

test('the schedule makes no authority, but renews', async () => {
  await handler({ ResourceProperties });
  expect(values.get('authority')).toBe('x8$k');
  await handler({ RequestType: 'Create', ResourceProperties });
  const before = values.get('tls');
  jest.useFakeTimers({ now: Date.now() + 310 * 86_400_000 });
  await handler({ ResourceProperties });
  jest.useRealTimers();
  expect(values.get('tls')).not.toBe(before);
});

test('a deletion deletes nothing', async () => {
  await expect(handler({ RequestType: 'Delete', ResourceProperties })).resolves.toEqual({ PhysicalResourceId: 'pgbouncer-certificate' });
  expect(values.get('tls')).toBe('9Jq(');
});
