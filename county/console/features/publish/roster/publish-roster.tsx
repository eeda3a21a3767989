import { useState } from 'react';
import { readDay } from '#shared/typed-text.ts';
import type { FieldProblem } from '../../../../../renderer/ui/field/field-problem.ts';
import { SelectField } from '../../../../../renderer/ui/field/select-field.tsx';
import { TextField } from '../../../../../renderer/ui/field/text-field.tsx';
import type { RosterLookView } from '../../../api/publish-views.ts';
import { useAct, useAsk } from '../../../client/use-call.ts';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { FileField, type ReadFile } from '../file-field.tsx';
import type { PublishDialogProps } from '../publish-dialog.ts';
import { RosterLook } from './roster-look.tsx';
import { toOf, ToField } from '../to-field.tsx';

const wrong = (text: string): FieldProblem => ({ severity: 'wrong', text });

/** Those of the file that was read last, and the one that is shown: it stays chosen when it does not read as a roster. */
const NO_SHEETS: Pick<RosterLookView, 'sheets' | 'sheet'> = { sheets: [], sheet: '' };

/** A roster for the PCs: the file is read and shown before anything is sent. */
export function PublishRoster({ devices, today, onDone, onClose }: PublishDialogProps) {
  const [file, setFile] = useState<ReadFile | null>(null);
  const [{ sheets, sheet }, setSheets] = useState(NO_SHEETS);
  const [typedName, setName] = useState<string | null>(null);
  const [typedDay, setDay] = useState(today);
  const [to, setTo] = useState<readonly string[]>([]);
  const [isTried, setTried] = useState(false);
  const look = useAsk('look-roster');
  const act = useAct('publish-roster');
  /** Until somebody types one it is the file’s. */
  const name = typedName ?? file?.name.replace(/\.[^.]*$/, '').slice(0, 100) ?? '';
  const day = readDay(typedDay);
  const isDay = day.ok && day.day <= today;
  const read = (chosen: ReadFile | null): void => {
    setFile(chosen);
    setSheets(NO_SHEETS);
    look.reset();
    act.reset();
    if (chosen === null) return;
    look.mutate({ base64: chosen.base64, sheet: null }, { onSuccess: setSheets });
  };
  const choose = (chosen: string): void => {
    setSheets({ sheets, sheet: chosen });
    act.reset();
    if (file !== null) look.mutate({ base64: file.base64, sheet: chosen });
  };
  const submit = (): void => {
    setTried(true);
    if (file === null || look.data === undefined || name.trim() === '' || !day.ok || !isDay) return;
    act.mutate(
      { to: toOf(to), name: name.trim(), asOf: day.day, base64: file.base64, sheet: look.data.sheet },
      {
        onSuccess: ({ rows }) => onDone(`已下发名册「${name.trim()}」，${rows} 人。乡镇下次联系时收到，试算后导入。`),
      },
    );
  };
  return (
    <FormDialog
      title="下发名册"
      verb="下发"
      isBusy={look.isPending || act.isPending}
      failure={act.error ?? look.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <FileField
        label="名册文件"
        hint="Excel、WPS 表格或 CSV，要有「姓名」和「身份证号」两列。"
        accept=".xlsx,.xls,.et,.csv,.txt"
        problem={isTried && file === null ? wrong('请选择名册文件。') : null}
        onRead={read}
      />
      {sheets.length < 2 ? null : (
        <SelectField
          label="工作表"
          value={sheet}
          options={sheets.map((one) => ({ value: one, label: one }))}
          onChange={choose}
        />
      )}
      {look.data === undefined ? null : <RosterLook look={look.data} />}
      <TextField
        label="名称"
        hint="乡镇看到的名字，如“2023 年 10 月低保名册”。"
        value={name}
        onChange={setName}
        maxLength={100}
        problem={isTried && name.trim() === '' ? wrong('请填写名称。') : null}
      />
      <TextField
        label="截至日期"
        hint="名册里的情况是哪一天的。"
        value={typedDay}
        onChange={setDay}
        maxLength={20}
        problem={isTried && !isDay ? wrong('请填写今天或以前的日期，如 2023-10-01。') : null}
      />
      <ToField devices={devices} to={to} onChange={setTo} />
    </FormDialog>
  );
}
