import { ActionIcon } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useState } from 'react';
import { TextField, type TextFieldProps } from './text-field.tsx';

/** A password; the eye shows it as long as it is wanted. */
export function PasswordField(props: Omit<TextFieldProps, 'type' | 'rightSection'>) {
  const [isShown, setShown] = useState(false);
  return (
    <TextField
      {...props}
      type={isShown ? 'text' : 'password'}
      rightSection={
        <ActionIcon
          size={26}
          onClick={() => setShown(!isShown)}
          aria-label={isShown ? '隐藏输入内容' : '显示输入内容'}
          aria-pressed={isShown}
          tabIndex={-1}
        >
          {isShown ? <IconEyeOff size={16} stroke={1.5} /> : <IconEye size={16} stroke={1.5} />}
        </ActionIcon>
      }
    />
  );
}
