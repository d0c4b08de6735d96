import { createRequire } from 'node:module';
import { join } from 'node:path';

/*
 * A Stryker test runner that loads the tests once and switches mutants within the process: rules and decision are pure, so
 * nothing has to be loaded anew, and a mutant costs milliseconds where a start of jest costs half a second.
 * It knows what those tests use: describe, test and their `each`, and expect. What is evaluated at loading is not mutated (ignoreStatic).
 */
class InProcessRunner {
  tests = [];

  capabilities() {
    return { reloadEnvironment: false };
  }

  init() {
    const require = createRequire(join(process.cwd(), 'package.json'));
    const { bind } = require('jest-each');
    const names = [];
    const describe = (name, body) => {
      names.push(name);
      body();
      names.pop();
    };
    const test = (name, body) => this.tests.push({ id: this.#unused([...names, name].join(' ')), body });
    describe.each = bind(describe, false);
    test.each = bind(test, false);
    Object.assign(globalThis, { describe, test, it: test, expect: require('expect').expect });
    require('./test/mutation/bundle.js');
  }

  #unused(name) {
    const taken = this.tests.filter(({ id }) => id === name || id.startsWith(`${name} #`)).length;
    return taken === 0 ? name : `${name} #${taken + 1}`;
  }

  async dryRun() {
    const stryker = (globalThis.__stryker__ ??= {});
    const tests = this.tests.map(({ id, body }) => {
      stryker.currentTestId = id;
      const began = performance.now();
      const failureMessage = failureOf(body);
      return { id, name: id, timeSpentMs: performance.now() - began, status: failureMessage === undefined ? 0 : 1, failureMessage };
    });
    stryker.currentTestId = undefined;
    return { status: 'complete', tests, mutantCoverage: stryker.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit }) {
    const chosen = testFilter === undefined ? this.tests : this.tests.filter(({ id }) => testFilter.includes(id));
    Object.assign(globalThis.__stryker__, { activeMutant: activeMutant.id, hitLimit, hitCount: hitLimit === undefined ? undefined : 0 });
    try {
      return verdictOn(chosen);
    } finally {
      globalThis.__stryker__.activeMutant = undefined;
    }
  }
}

function verdictOn(tests) {
  for (const [i, { id, body }] of tests.entries()) {
    const failureMessage = failureOf(body);
    const { hitCount, hitLimit } = globalThis.__stryker__;
    if (hitLimit !== undefined && hitCount > hitLimit) return { status: 'timeout', reason: `hit ${hitCount} times` };
    if (failureMessage !== undefined) return { status: 'killed', failureMessage, killedBy: [id], nrOfTests: i + 1 };
  }
  return { status: 'survived', nrOfTests: tests.length };
}

function failureOf(body) {
  try {
    const result = body();
    return result instanceof Promise ? 'a test of this suite must not be asynchronous' : undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const create = () => new InProcessRunner();
create.inject = [];

export const strykerPlugins = [{ kind: 'TestRunner', name: 'in-process', factory: create }];
