import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { FLOOR, isAtLeast, requireFloor } from '../../../runtime/pgbouncer/floor';

test.each([
  ['1.26.1', '1.26.1', true], ['1.26.2', '1.26.1', true], ['1.27', '1.26.1', true], ['2.0.0', '1.26.1', true], ['1.26.10', '1.26.9', true],
  ['1.26.0', '1.26.1', false], ['1.26', '1.26.1', false], ['1.9.9', '1.26.1', false], ['0.99.99', '1.26.1', false],
])('%s is at least %s: %s', (version, floor, met) => {
  expect(isAtLeast(version, floor)).toBe(met);
});

test('the image is built with the same floor', () => {
  expect(readFileSync(join(__dirname, '../../../runtime/pgbouncer/Dockerfile'), 'utf8')).toContain(`ARG PGBOUNCER_FLOOR=${FLOOR}\n`);
});

describe('a program that says', () => {
  let folder: string;
  beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'floor-')); });
  afterEach(() => rmSync(folder, { recursive: true }));

  function program(says: string): string {
    const path = join(folder, 'pgbouncer');
    writeFileSync(path, `#!${process.execPath}\nconsole.log('${says}')`, { mode: 0o755 });
    return path;
  }

  test('the floor passes', async () => {
    await expect(requireFloor(program(`PgBouncer ${FLOOR}\\nlibevent 2.1.12-stable`))).resolves.toBeUndefined();
  });

  test('fails for less, with what to do', async () => {
    await expect(requireFloor(program('PgBouncer 1.24.1'))).rejects.toThrow(
      "PgBouncer is 1.24.1; it must be 1.26.1 or newer: build the image from this package's assets/pgbouncer");
  });

  test('fails for another program', async () => {
    await expect(requireFloor(program('Odyssey 1.3'))).rejects.toThrow("is no PgBouncer: it says 'Odyssey 1.3'");
  });
});
