/** The table that the benchmark prints. */
import type { Measured } from './measure.ts';

const HEAD = ['measure', 'here', 'alternative', 'ratio', 'against'] as const;

/** All lines as text columns, groups apart. */
export function asTable(lines: readonly Measured[]): string {
  const rows = lines.map((line) => ({
    group: line.group,
    cells: [
      line.name,
      `${amountOf(line, line.ours)} / ${line.unit}`,
      ...(Number.isNaN(line.ratio)
        ? ['–', '–']
        : [`${amountOf(line, line.theirs)} / ${line.unit}`, `${line.ratio.toFixed(line.ratio < 10 ? 2 : 0)} ×`]),
      line.against,
    ],
  }));
  const widths = HEAD.map((head, column) =>
    Math.max(head.length, ...rows.map(({ cells }) => cells[column]?.length ?? 0)),
  );
  const text = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => (column > 0 && column < 4 ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!)))
      .join('  ')
      .trimEnd();
  const out = [text(HEAD), widths.map((width) => '-'.repeat(width)).join('  ')];
  let group = '';
  for (const row of rows) {
    if (row.group !== group) out.push(`[${(group = row.group)}]`);
    out.push(text(row.cells));
  }
  return out.join('\n');
}

function amountOf({ bytes }: Measured, value: number): string {
  return bytes === true ? `${(value / 1_000_000).toFixed(0)} MB` : amount(value);
}

/** Microseconds in a unit that reads well. */
function amount(microseconds: number): string {
  if (microseconds >= 1_000_000) return `${(microseconds / 1_000_000).toFixed(2)} s`;
  if (microseconds >= 1000) return `${(microseconds / 1000).toFixed(1)} ms`;
  if (microseconds >= 1) return `${microseconds.toFixed(1)} µs`;
  return `${(microseconds * 1000).toFixed(1)} ns`;
}
