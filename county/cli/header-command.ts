import { basename } from 'node:path';
import { openHeader } from '../intake/open-batch.ts';
import { refusalText } from '../intake/refusal.ts';
import { describeHeader } from './describe-header.ts';
import { readBatchFile } from './read-input.ts';
import { type ExitCode, shownJson, type Terminal } from './terminal.ts';

export type HeaderOptions = { readonly json: boolean; readonly deviceKey: string | undefined };

/** Shows what a batch says in clear, verified without any secret. */
export function headerCommand(path: string, { json, deviceKey }: HeaderOptions, terminal: Terminal): ExitCode {
  const opened = openHeader(readBatchFile(path, terminal), deviceKey);
  if (!opened.ok) {
    if (json) terminal.out(shownJson({ ok: false, refusal: opened.refusal }));
    terminal.err(`✗ ${refusalText(opened.refusal)}`);
    return 1;
  }
  const { header, hash } = opened.value;
  if (json) terminal.out(shownJson({ ok: true, hash, header }));
  else {
    const lines = [
      basename(path),
      ...describeHeader(header, hash),
      '',
      '✓ 文件头规范，电脑签名有效，文件完整（内容未打开）',
    ];
    terminal.out(lines.join('\n'));
  }
  return 0;
}
