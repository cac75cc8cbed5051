const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** Ctrl-C reaches us twice at once: from the terminal, and passed on by npm. */
const SAME_WISH_MS = 1000;

/** `asked` resolves when the process is told to end; told again after that, it ends at once. */
export function stopSignal(): { asked: Promise<void>; release: () => void } {
  const { promise: asked, resolve } = Promise.withResolvers<void>();
  let firstAt: number | null = null;
  const onSignal = () => {
    firstAt ??= Date.now();
    if (Date.now() - firstAt > SAME_WISH_MS) process.exit(130);
    resolve();
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  return {
    asked,
    release: () => {
      for (const signal of SIGNALS) process.off(signal, onSignal);
    },
  };
}
