import { app } from 'electron';

export type DevActions = { readonly reload: () => void; readonly restartService: () => void };

/** `npm run dev` starts the app as its child and tells it over their pipe what was rebuilt. */
export function serveDev({ reload, restartService }: DevActions): void {
  if (app.isPackaged || process.send === undefined) return;
  process.on('message', (message) => {
    if (message === 'reload') reload();
    if (message === 'restart-service') restartService();
  });
}
