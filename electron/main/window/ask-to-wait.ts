import { dialog, type BrowserWindow } from 'electron';

/** What does not answer, in the words of the question. */
export type Silence = { readonly message: string; readonly detail: string; readonly way: string };

export const SERVICE_IS_SILENT: Silence = {
  message: '后台服务没有回应',
  detail:
    '可能正在处理很大的文件，也可能已经停住。已经保存的内容不会丢失。\n重新启动后台服务后，需要重新输入密码，再回到刚才的办理。',
  way: '重新启动后台服务',
};

export const PAGE_IS_SILENT: Silence = {
  message: '页面没有回应',
  detail: '可以再等一会儿。已经保存的内容不会丢失。\n重新载入后回到刚才的办理，最近几秒输入的内容可能要重新输入。',
  way: '重新载入页面',
};

/**
 * Asks the person whether to wait for what does not answer or to end it: only somebody at the desk knows what was just begun.
 * True: end it. The question goes away by itself, with false, when `answered` is aborted.
 */
export async function askToWait(
  window: BrowserWindow | null,
  { message, detail, way }: Silence,
  answered: AbortSignal,
): Promise<boolean> {
  const options = {
    type: 'warning' as const,
    title: '医疗救助窗口',
    message,
    detail,
    buttons: ['继续等待', way],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
    signal: answered,
  };
  const { response } = await (window === null
    ? dialog.showMessageBox(options)
    : dialog.showMessageBox(window, options));
  return response === 1 && !answered.aborted;
}
