import { createHash, generateKeyPairSync, KeyObject, randomBytes, sign, X509Certificate } from 'crypto';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import {
  AlgorithmIdentifier, AttributeTypeAndValue, AttributeValue, AuthorityKeyIdentifier, BasicConstraints, Certificate, ExtendedKeyUsage, Extension,
  Extensions, GeneralName, KeyIdentifier, KeyUsage, KeyUsageFlags, Name, RelativeDistinguishedName, SubjectAlternativeName, SubjectKeyIdentifier,
  SubjectPublicKeyInfo, TBSCertificate, Validity, Version,
  id_ce_authorityKeyIdentifier, id_ce_basicConstraints, id_ce_extKeyUsage, id_ce_keyUsage, id_ce_subjectAltName, id_ce_subjectKeyIdentifier,
  id_kp_serverAuth,
} from '@peculiar/asn1-x509';

/** ecdsa-with-SHA256: https://www.rfc-editor.org/rfc/rfc5758 */
const ECDSA_WITH_SHA256 = '1.2.840.10045.4.3.2';
/** commonName: https://www.rfc-editor.org/rfc/rfc5280 */
const COMMON_NAME = '2.5.4.3';
const DAY_MILLISECONDS = 86_400_000;
/** Clocks that run behind must not find the certificate too young. */
const BACKDATED_MILLISECONDS = 3_600_000;

/** A certificate and its key, both PEM. */
export interface KeyedCertificate {
  readonly certificate: string;
  readonly privateKey: string;
}

/** An authority that signs itself and may sign servers, and no other authority. */
export function makeAuthority(commonName: string, days: number, now = Date.now()): KeyedCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const keyId = keyIdentifier(publicKey);
  const tbs = toBeSigned(commonName, commonName, publicKey, days, now, [
    extension(id_ce_basicConstraints, true, new BasicConstraints({ cA: true, pathLenConstraint: 0 })),
    extension(id_ce_keyUsage, true, new KeyUsage(KeyUsageFlags.keyCertSign)),
    extension(id_ce_subjectKeyIdentifier, false, new SubjectKeyIdentifier(keyId)),
  ]);
  return { certificate: signed(tbs, privateKey), privateKey: pkcs8(privateKey) };
}

/** A server's certificate for the names, signed by the authority. */
export function issue(
  commonName: string, hostnames: readonly string[], days: number, authority: KeyedCertificate, now = Date.now(),
): KeyedCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const issuer = new X509Certificate(authority.certificate);
  const issuerName = issuer.subject.replace(/^CN=/, '');
  const tbs = toBeSigned(commonName, issuerName, publicKey, days, now, [
    extension(id_ce_basicConstraints, true, new BasicConstraints({ cA: false })),
    extension(id_ce_keyUsage, true, new KeyUsage(KeyUsageFlags.digitalSignature)),
    extension(id_ce_extKeyUsage, false, new ExtendedKeyUsage([id_kp_serverAuth])),
    extension(id_ce_subjectAltName, false, new SubjectAlternativeName(hostnames.map((dNSName) => new GeneralName({ dNSName })))),
    extension(id_ce_subjectKeyIdentifier, false, new SubjectKeyIdentifier(keyIdentifier(publicKey))),
    extension(id_ce_authorityKeyIdentifier, false,
      new AuthorityKeyIdentifier({ keyIdentifier: new KeyIdentifier(keyIdentifier(issuer.publicKey)) })),
  ]);
  return { certificate: signed(tbs, authority.privateKey), privateKey: pkcs8(privateKey) };
}

function toBeSigned(
  subject: string, issuer: string, publicKey: KeyObject, days: number, now: number, extensions: Extension[],
): TBSCertificate {
  return new TBSCertificate({
    version: Version.v3,
    serialNumber: serialNumber(),
    signature: new AlgorithmIdentifier({ algorithm: ECDSA_WITH_SHA256 }),
    issuer: commonNamed(issuer),
    subject: commonNamed(subject),
    validity: new Validity({
      notBefore: new Date(now - BACKDATED_MILLISECONDS),
      notAfter: new Date(now + days * DAY_MILLISECONDS),
    }),
    subjectPublicKeyInfo: AsnConvert.parse(spki(publicKey), SubjectPublicKeyInfo),
    extensions: new Extensions(extensions),
  });
}

function signed(tbsCertificate: TBSCertificate, key: KeyObject | string): string {
  const signatureValue = sign('sha256', Buffer.from(AsnConvert.serialize(tbsCertificate)), key);
  const certificate = new Certificate({
    tbsCertificate,
    signatureAlgorithm: new AlgorithmIdentifier({ algorithm: ECDSA_WITH_SHA256 }),
    signatureValue: exactBuffer(signatureValue),
  });
  return new X509Certificate(Buffer.from(AsnConvert.serialize(certificate))).toString();
}

function extension(extnID: string, critical: boolean, value: object): Extension {
  return new Extension({ extnID, critical, extnValue: new OctetString(AsnConvert.serialize(value)) });
}

function commonNamed(commonName: string): Name {
  return new Name([new RelativeDistinguishedName([
    new AttributeTypeAndValue({ type: COMMON_NAME, value: new AttributeValue({ utf8String: commonName }) }),
  ])]);
}

/** 159 random bits: never negative, and 20 bytes at most. */
function serialNumber(): ArrayBuffer {
  const bytes = randomBytes(20);
  bytes[0] = bytes[0] % 0x7f + 1;
  return exactBuffer(bytes);
}

/** The SHA-1 of the key, as RFC 5280 4.2.1.2 proposes; a name for the key, not a safeguard. */
function keyIdentifier(publicKey: KeyObject): ArrayBuffer {
  const { subjectPublicKey } = AsnConvert.parse(spki(publicKey), SubjectPublicKeyInfo);
  return exactBuffer(createHash('sha1').update(Buffer.from(subjectPublicKey)).digest());
}

function spki(publicKey: KeyObject): Buffer {
  return publicKey.export({ type: 'spki', format: 'der' });
}

function pkcs8(privateKey: KeyObject): string {
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** A small Buffer is a window of a larger one. */
function exactBuffer(bytes: Buffer): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
