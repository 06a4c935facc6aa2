import { quantile, type Times } from './measure.ts';

export const COLUMNS = ['', 'median ms', 'p99 ms', 'CPU median', 'CPU p99', 'to search'].map((name, at) =>
  at === 0 ? name.padEnd(40) : name.padStart(12),
);

export function printTimes(name: string, { wall, cpu }: Times, base: Times, remark = ''): void {
  const figures = [quantile(wall, 0.5), quantile(wall, 0.99), quantile(cpu, 0.5), quantile(cpu, 0.99)];
  const ratio = quantile(cpu, 0.5) / quantile(base.cpu, 0.5);
  const cells = [...figures.map((ms) => ms.toFixed(2)), ratio.toFixed(2)];
  console.log(name.padEnd(40) + cells.map((cell) => cell.padStart(12)).join('') + (remark && `   ${remark}`));
}
