/** The result of the work, or `aborted` where the signal comes first; what the work does later goes unheard. */
export function unlessAborted<Result extends object>(
  signal: AbortSignal,
  work: Promise<Result>,
): Promise<Result | 'aborted'> {
  return new Promise((resolve, reject) => {
    const giveUp = () => resolve('aborted');
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    void work.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
}
