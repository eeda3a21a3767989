import type { LocalField } from '#shared/policy/local-shape.ts';
import { isTypedList, partOf } from '#shared/policy/type-local-value.ts';
import { LeafInput, type ValueInputProps } from './leaf-input.tsx';
import css from './local.module.css';
import { TableInput } from './table-input.tsx';

/** The input of one value, whatever its shape: an amount, a percentage, named parts, rows. */
export function ValueInput(props: ValueInputProps) {
  const { shape, value, ...rest } = props;
  switch (shape.type) {
    case 'amount':
    case 'ratio':
      return <LeafInput {...props} />;
    case 'fields':
      return <FieldsInput fields={shape.fields} value={value} {...rest} />;
    case 'table':
      return <TableInput columns={shape.columns} rows={isTypedList(value) ? value : []} {...rest} />;
  }
}

type FieldsInputProps = Omit<ValueInputProps, 'shape'> & { readonly fields: readonly LocalField[] };

/** Named parts side by side; parts of parts under a heading of their own. */
function FieldsInput({ fields, label, value, onChange, path, problems, ifEmpty = null }: FieldsInputProps) {
  const parts = typeof value === 'string' || isTypedList(value) ? {} : value;
  const isInner = path.length > 0;
  return (
    <fieldset className={css['fields']} data-inner={isInner || undefined}>
      <legend className={isInner ? css['legend'] : css['hidden']}>
        {label}
        {ifEmpty === null ? null : <span className={css['ifEmpty']}>不填：{ifEmpty}</span>}
      </legend>
      {fields.map((field) => (
        <ValueInput
          key={field.key}
          shape={field.shape}
          label={field.label}
          value={partOf(value, field.key)}
          onChange={(part) => onChange({ ...parts, [field.key]: part })}
          path={[...path, field.key]}
          problems={problems}
          ifEmpty={field.ifEmpty}
        />
      ))}
    </fieldset>
  );
}
