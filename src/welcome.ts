type Settings = { dataDir: string; databaseUrl: string | null };

/** What the terminal says when OwlHub is ready. The set-up link is there until an owner exists. */
export function welcome(address: string, setUpToken: string | null, settings: Settings): string {
  const lines = [`OwlHub is ready: ${address}`];
  if (setUpToken !== null)
    lines.push(
      '',
      'Nobody has an account yet. This link works once and makes the first one, the owner:',
      `  ${address}/setup#${setUpToken}`,
    );
  const place = settings.databaseUrl === null ? settings.dataDir : 'the PostgreSQL of DATABASE_URL';
  lines.push('', `Data: ${place}`, 'Ctrl-C ends OwlHub.', '');
  return lines.join('\n');
}
