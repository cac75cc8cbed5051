/** The database was sealed with keys that this process does not hold: a refusal to start. */
export class WrongKeys extends Error {
  override readonly name = 'WrongKeys';
  readonly missing: readonly string[];
  readonly wrong: readonly string[];

  constructor(missing: readonly string[], wrong: readonly string[], place: string) {
    const problems = [
      ...(missing.length > 0 ? [`missing: ${missing.join(', ')}`] : []),
      ...(wrong.length > 0 ? [`with another content under the same name: ${wrong.join(', ')}`] : []),
    ];
    super(
      `The stored tokens were sealed with keys that are not in ${place} (${problems.join('; ')}). ` +
        'Put them back, or if they are lost for good run: owlhub keys forget <key id>',
    );
    this.missing = missing;
    this.wrong = wrong;
  }
}
