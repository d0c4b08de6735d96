import { X509Certificate } from 'crypto';
import { AddressInfo } from 'net';
import { connect as connectTls, createServer } from 'tls';
import { serves } from '../../../runtime/certificate/index';
import { issue, makeAuthority } from '../../../runtime/certificate/x509';

const DAY = 86_400_000;
const authority = makeAuthority('authority', 7300);
const names = ['localhost', 'Pooler-1.elb.eu-central-1.amazonaws.com'];

test('the authority signs itself and is one', () => {
  const certificate = new X509Certificate(authority.certificate);
  expect(certificate.ca).toBe(true);
  expect(certificate.verify(certificate.publicKey)).toBe(true);
});

test('a certificate is for its names, is no authority, and has its key', () => {
  const leaf = issue('pgbouncer', names, 365, authority);
  const certificate = new X509Certificate(leaf.certificate);
  expect(certificate.ca).toBe(false);
  expect(certificate.checkIssued(new X509Certificate(authority.certificate))).toBe(true);
  expect(certificate.checkHost('pooler-1.elb.eu-central-1.amazonaws.com')).toBeDefined();
  expect(certificate.checkHost('other.example')).toBeUndefined();
  expect(certificate.validTo).toMatch(/GMT$/);
});

test('a client that trusts the authority connects', async () => {
  const leaf = issue('pgbouncer', names, 365, authority);
  const server = createServer({ cert: leaf.certificate, key: leaf.privateKey }).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const { port } = server.address() as AddressInfo;
  const socket = connectTls({ host: '127.0.0.1', port, servername: 'localhost', ca: authority.certificate });
  await new Promise((secure, failed) => socket.once('secureConnect', secure).once('error', failed));
  expect(socket.authorized).toBe(true);
  socket.destroy();
  await new Promise((closed) => server.close(closed));
});

describe('a certificate serves', () => {
  const now = Date.now();
  const leaf = issue('pgbouncer', names, 365, authority, now);

  test.each([
    ['until 60 days before its end', leaf, authority, names, now + 304 * DAY, true],
    ['no longer', leaf, authority, names, now + 306 * DAY, false],
    ['not for other names', leaf, authority, ['localhost'], now, false],
    ['not under another authority', leaf, makeAuthority('authority', 1), names, now, false],
    ['in any order of its names', leaf, authority, [...names].reverse(), now, true],
  ])('%s', (_, certificate, issuer, hostnames, at, expected) => {
    expect(serves(certificate, issuer, hostnames, at)).toBe(expected);
  });
});
