import { scramVerifier } from '../../../runtime/bootstrap/scram';

test('the verifier is the one of RFC 7677, whose example it is', () => {
  // https://www.rfc-editor.org/rfc/rfc7677, section 3: user "user", password "pencil".
  expect(scramVerifier('pencil', Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64')))
    .toBe('SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=');
});

test('the salt is another each time', () => {
  expect(scramVerifier('pencil')).not.toBe(scramVerifier('pencil'));
});

test.each(['ünï', 'two\nlines', ''])('fails for %j', (password) => {
  expect(() => scramVerifier(password)).toThrow('must be printable ASCII');
});
