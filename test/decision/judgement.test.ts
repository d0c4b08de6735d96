import { findingOf, sign } from '../../src/decision/judgement';
import { Words } from '../../src/profile/words';
import { Verdict } from '../../src/rules/finding';
import { cautions, Rule } from '../../src/rules/rule';

const rule: Rule = { id: 'engine/r', question: 'engine', title: 'Claims', sources: [{ ref: 'O1', claim: 'says so' }], judge: () => [] };

describe('a judgement', () => {
  test.each<[string, Words]>([
    ['a sentence', '12 writes/s'],
    ['how to tell it', () => `${12} writes/s`],
  ])('becomes a finding when it is told: %s', (_, because) => {
    expect(findingOf(sign(rule, cautions('dynamodb', because, 'write less')))).toEqual({
      rule: 'engine/r',
      verdict: Verdict.CAUTIONS,
      question: 'engine',
      option: 'dynamodb',
      title: 'Claims',
      because: '12 writes/s',
      remedy: 'write less',
      sources: [{ ref: 'O1', claim: 'says so' }],
    });
  });

  test('does not tell anything by itself', () => {
    let told = 0;
    const judgement = sign(rule, cautions('dynamodb', () => `told ${++told} times`));
    expect(told).toBe(0);
    expect(findingOf(judgement).because).toBe('told 1 times');
  });
});
