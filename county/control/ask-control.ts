import { connect } from 'node:net';
import { errnoOf } from '../spool/synced-file.ts';
import { type ControlAnswer, type ControlRequest, controlAnswerSchema } from './control-line.ts';

/** Nobody listens: the service does not run in this folder. */
const NOBODY: readonly unknown[] = ['ENOENT', 'ECONNREFUSED'];

/** Asks the running service; null when none runs. Throws when it broke off. */
export function askControl(path: string, request: ControlRequest): Promise<ControlAnswer | null> {
  return new Promise((resolve, reject) => {
    const socket = connect(path);
    let text = '';
    socket.setEncoding('utf8');
    socket.on('connect', () => void socket.write(`${JSON.stringify(request)}\n`));
    socket.on('data', (part: string) => void (text += part));
    socket.on('error', (error) => {
      if (NOBODY.includes(errnoOf(error))) resolve(null);
      else reject(error);
    });
    socket.on('close', () => {
      if (text.endsWith('\n')) resolve(controlAnswerSchema.parse(JSON.parse(text)));
      else reject(new Error('The service gave no answer'));
    });
  });
}
