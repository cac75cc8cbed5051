import { StartProblem } from '#kernel/start-problem.ts';
import { expect, test } from 'vitest';
import { fileProblem, requireSpace } from './disk.ts';

test('a disk with too little room is refused before anything is written, and one with enough is not', async () => {
  await expect(requireSpace('/tmp', 1e12)).rejects.toThrow(/The disk of \/tmp is full: \d+ MB are free/);
  await expect(requireSpace('/tmp', 1)).resolves.toBeUndefined();
});

test.each(['EACCES', 'EROFS', 'ENOSPC', 'EDQUOT', 'ENOTDIR'])(
  '%s becomes one line with a way out',
  (code) => {
    const problem = fileProblem(Object.assign(new Error('no'), { code }), 'The data directory /data');
    expect(problem).toBeInstanceOf(StartProblem);
    expect(String(problem)).toMatch(/^StartProblem: The data directory \/data cannot be used: [^\n]+\.$/);
  },
);

test('what is not about files stays what it is', () => {
  const bug = new TypeError('undefined is not a function');
  expect(fileProblem(bug, 'The data directory /data')).toBe(bug);
});
