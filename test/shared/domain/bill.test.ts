import { describe, expect, test } from 'vitest';
import { isSameBill } from '#shared/domain/bill.ts';

const bill = (code: string, number: string) => ({ code, number });

describe('two bills are one', () => {
  test.each([
    ['with the same code and number', bill('21060123', '0012345678'), bill('21060123', '0012345678')],
    ['however they were typed', bill('2106-0123', '００１２ 3456－78'), bill('21060123', '0012345678')],
    ['when one has no code', bill('', '0012345678'), bill('21060123', '0012345678')],
    ['when neither has one', bill(' ', '7'), bill('', '7')],
  ])('%s', (_, a, b) => {
    expect([isSameBill(a, b), isSameBill(b, a)]).toEqual([true, true]);
  });
});

describe('two bills are two', () => {
  test.each([
    ['with two codes', bill('21060123', '7'), bill('21060124', '7')],
    ['with two numbers', bill('21060123', '7'), bill('21060123', '8')],
    ['without any number', bill('21060123', ''), bill('21060123', ' - ')],
  ])('%s', (_, a, b) => {
    expect([isSameBill(a, b), isSameBill(b, a)]).toEqual([false, false]);
  });
});
