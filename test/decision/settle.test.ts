import { judge, settle } from '../../src/decision/settle';
import { Finding, Verdict } from '../../src/rules/finding';
import { Question } from '../../src/rules/questions';
import { cautions, Evidence, favors, Rule } from '../../src/rules/rule';

const QUESTION: Question = { id: 'dynamodb/table-class', title: 'Which?', options: ['a', 'b', 'c'], default: 'b', defaultBecause: 'it is usual', defaultSource: 'house number' };

const finding = (verdict: Verdict, option: string): Finding => ({
  rule: 'r', verdict, question: QUESTION.id, option, title: 't', because: 'b', sources: [],
});

describe('settle', () => {
  test.each<[string, Finding[], string | undefined]>([
    ['takes the default when nothing speaks', [], 'b'],
    ['takes a favoured option', [finding(Verdict.FAVORS, 'c')], 'c'],
    ['takes the first of two favoured options', [finding(Verdict.FAVORS, 'c'), finding(Verdict.FAVORS, 'a')], 'a'],
    ['never takes an excluded option, favoured or not', [finding(Verdict.FAVORS, 'a'), finding(Verdict.EXCLUDES, 'a')], 'b'],
    ['takes the first that remains when the default is excluded', [finding(Verdict.EXCLUDES, 'b')], 'a'],
    ['does not heed cautions', [finding(Verdict.CAUTIONS, 'b')], 'b'],
    ['settles nothing when all are excluded', ['a', 'b', 'c'].map((option) => finding(Verdict.EXCLUDES, option)), undefined],
  ])('%s', (_, findings, expected) => {
    expect(settle(QUESTION, findings)).toBe(expected);
  });
});

describe('judge', () => {
  const rule = (id: string, question: Rule['question'], rulings: ReturnType<Rule['judge']>): Rule => ({
    id, question, title: `title of ${id}`, sources: [{ ref: 'O1', claim: 'c' }], judge: () => rulings,
  });

  test('signs every ruling with its rule', () => {
    const rules = [
      rule('one', 'engine', [favors('postgres', 'because', 'remedy'), cautions('dynamodb', 'too')]),
      rule('three', 'engine', []),
    ];
    expect(judge(rules, {} as Evidence)).toEqual([
      {
        rule: 'one',
        verdict: 'favors',
        question: 'engine',
        option: 'postgres',
        title: 'title of one',
        because: 'because',
        remedy: 'remedy',
        sources: [{ ref: 'O1', claim: 'c' }],
      },
      {
        rule: 'one',
        verdict: 'cautions',
        question: 'engine',
        option: 'dynamodb',
        title: 'title of one',
        because: 'too',
        sources: [{ ref: 'O1', claim: 'c' }],
      },
    ]);
  });
});
