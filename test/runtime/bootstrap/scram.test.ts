import { scramVerifier } from '../../../runtime/bootstrap/scram';

test('the verifier is the one of RFC 7677, whose example it is', () => {
  // https://www.rfc-editor.org/rfc/rfc7677, section 3: user "user", password "pencil".
  expect(scramVerifier('pencil', Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64')))
    .toBe('SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=');
});

test('the salt is another each time', () => {
  expect(scramVerifier('pencil')).not.toBe(scramVerifier('pencil'));
});

test.each(['ünï', 'Ω漢字😀', ' spaces ', 'q\'"\\$`', 'x'.repeat(900)])('takes %j as it is, as Postgres does', (password) => {
  expect(scramVerifier(password)).toMatch(/^SCRAM-SHA-256\$4096:/);
});

// A soft hyphen, a ligature, a full-width letter, a letter with its accent apart, a zero-width space, a half of a surrogate pair.
test.each(['', 'two\nlines', 'a\u00ADb', 'ﬁ', 'Ａ', 'a\u0301', 'a\u200Bb', '\uD800', '\u00A0'])('fails for %j, which has another normal form or none', (password) => {
  expect(() => scramVerifier(password)).toThrow('not in the normal form of RFC 4013');
});
