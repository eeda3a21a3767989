import { lastWords } from './last-words.mjs';

/** Says which files and tests are running when Vitest is asked to end. */
export default class VitestLastWords {
  #running = lastWords();

  /** @param {import('vitest/node').TestModule} module */
  onTestModuleQueued(module) {
    this.#running.begin(module.relativeModuleId);
  }

  /** @param {import('vitest/node').TestModule} module */
  onTestModuleEnd(module) {
    this.#running.end(module.relativeModuleId);
  }

  /** @param {import('vitest/node').TestCase} test */
  onTestCaseReady(test) {
    this.#running.begin(nameOf(test));
  }

  /** @param {import('vitest/node').TestCase} test */
  onTestCaseResult(test) {
    this.#running.end(nameOf(test));
  }
}

/** @param {import('vitest/node').TestCase} test */
const nameOf = (test) => `${test.module.relativeModuleId} › ${test.fullName}`;
