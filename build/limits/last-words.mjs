/**
 * Remembers what is running and says it when the process is asked to end, as a run that is not done within its limit is.
 * @param {NodeJS.Process} [asked]
 * @returns {{ readonly begin: (name: string) => void, readonly end: (name: string) => void }}
 */
export function lastWords(asked = process) {
  /** @type {Map<string, number>} */
  const running = new Map();
  asked.once('SIGTERM', () => {
    const lines = [...running].map(
      ([name, since]) => `  ${((performance.now() - since) / 1000).toFixed(0)} s  ${name}`,
    );
    console.error(`\nAsked to end while this was running:\n${lines.length === 0 ? '  nothing' : lines.join('\n')}`);
    // 128 and the number of the signal, as without us.
    asked.exit(143);
  });
  return {
    begin: (name) => void running.set(name, performance.now()),
    end: (name) => void running.delete(name),
  };
}
