import { printable } from './printable.ts';

/** Columns as wide as what is in them, under their names. */
export function printTable(
  names: readonly string[],
  rows: readonly (readonly string[])[],
  write: (text: string) => void,
): void {
  const lines = [names, ...rows].map((cells) => cells.map(printable));
  const widths = names.map((_name, column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0)));
  for (const cells of lines) {
    write(
      `${cells
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd()}\n`,
    );
  }
}
