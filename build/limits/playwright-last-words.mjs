import { lastWords } from './last-words.mjs';

/** Says which tests are running when Playwright is asked to end. */
export default class PlaywrightLastWords {
  #running = lastWords();

  printsToStdio() {
    return false;
  }

  /** @param {import('@playwright/test/reporter').TestCase} test */
  onTestBegin(test) {
    this.#running.begin(nameOf(test));
  }

  /** @param {import('@playwright/test/reporter').TestCase} test */
  onTestEnd(test) {
    this.#running.end(nameOf(test));
  }
}

/** @param {import('@playwright/test/reporter').TestCase} test */
const nameOf = (test) => `${test.location.file} › ${test.title}`;
