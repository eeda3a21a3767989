import { expect, it } from 'vitest';
import { tidyName } from '../../../../../renderer/features/intake/field/tidy.ts';

it('writes the dot of a name as on the identity card and leaves what is no name as typed', () => {
  expect(tidyName('古丽.买买提')).toBe('古丽·买买提');
  expect(tidyName(' 阿依•古丽 ')).toBe('阿依·古丽');
  expect(tidyName(' <张> ')).toBe('<张>');
});
