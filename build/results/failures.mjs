/**
 * What failed, to be said once more behind everything else: of a long output often only the end is kept, and a failure without its
 * name cannot be looked for.
 */
import { stripVTControlCharacters } from 'node:util';
import { ROOT } from '../lib/paths.mjs';

/** Of a message; all of it stands further up. */
const LINES_SHOWN = 12;

/**
 * @param {Record<string, any>} result what Vitest's reporter `json` wrote
 * @returns {readonly string[]} each file that did not load and each test that failed, with the beginning of its message
 */
export const failuresOfVitest = ({ testResults = [] }) =>
  testResults.flatMap((/** @type {any} */ { name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((/** @type {any} */ test) => test.status === 'failed');
    if (failed.length === 0) return status === 'failed' ? [describe(name, [message])] : [];
    return failed.map((/** @type {any} */ test) => describe(`${name} › ${test.fullName}`, test.failureMessages));
  });

/**
 * @param {Record<string, any>} result what Playwright's reporter `json` wrote
 * @returns {readonly string[]} as above; a file that did not load is an error of the run, not of a test
 */
export const failuresOfPlaywright = ({ suites = [], errors = [] }) => [
  ...errors.map((/** @type {any} */ error) => describe('before the tests', [error.stack ?? error.message ?? ''])),
  ...suites.flatMap(failuresOfSuite),
];

/**
 * @param {any} suite
 * @returns {readonly string[]}
 */
const failuresOfSuite = ({ suites = [], specs = [] }) => [
  ...specs
    .filter((/** @type {any} */ spec) => !spec.ok)
    .map((/** @type {any} */ { file, title, tests }) => {
      const results = tests.flatMap((/** @type {any} */ test) => test.results);
      const messages = results.flatMap((/** @type {any} */ { errors = [] }) => errors).map(messageOf);
      return describe(`${file} › ${title}`, messages);
    }),
  ...suites.flatMap(failuresOfSuite),
];

/** @param {any} error */
const messageOf = ({ message = '' }) => message;

/**
 * @param {string} name
 * @param {readonly string[]} messages
 */
function describe(name, messages) {
  const lines = messages.flatMap((message) => stripVTControlCharacters(message).split('\n')).slice(0, LINES_SHOWN);
  return [name.replace(`${ROOT}/`, ''), ...lines.map((line) => `    ${line}`)].join('\n').trimEnd();
}
