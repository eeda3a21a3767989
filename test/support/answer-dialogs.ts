import type { ElectronApplication } from '@playwright/test';

/** The operating system's save dialog cannot be clicked by a test: from now on it answers with this path. */
export async function answerSaveDialogs(electron: ElectronApplication, path: string): Promise<void> {
  await electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
}
