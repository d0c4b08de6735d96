import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as ts from 'typescript';

const ROOT = join(__dirname, '..');

/**
 * Compiles the library, its examples and the hand-written apps to plain JavaScript, file by file, as the package ships it
 * and as users start it. Nothing is checked: `projen build` does that.
 */
export function compile(folder: string): void {
  transpile('src', join(folder, 'lib'));
  transpile('examples', join(folder, 'examples'));
  transpile('bench/hand-written', join(folder, 'bench/hand-written'));
  cpSync(join(ROOT, 'assets'), join(folder, 'assets'), { recursive: true });
  cpSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
  linkModules(folder);
}

function transpile(from: string, to: string): void {
  for (const entry of readdirSync(join(ROOT, from), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const source = join(entry.parentPath, entry.name);
    const target = join(to, source.slice(join(ROOT, from).length));
    mkdirSync(dirname(target), { recursive: true });
    if (!source.endsWith('.ts')) cpSync(source, target);
    else writeFileSync(target.replace(/\.ts$/, '.js'), javaScriptOf(source));
  }
}

function javaScriptOf(source: string): string {
  return ts.transpileModule(readFileSync(source, 'utf8'), {
    fileName: source,
    compilerOptions: {
      target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS, esModuleInterop: true, inlineSourceMap: true, inlineSources: true,
    },
  }).outputText;
}

/** What an app that has the package installed finds beside it, the package included. */
function linkModules(folder: string): void {
  const { name, dependencies, peerDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const modules = join(folder, 'node_modules');
  mkdirSync(modules);
  for (const module of Object.keys({ ...dependencies, ...peerDependencies })) symlinkSync(join(ROOT, 'node_modules', module), join(modules, module));
  symlinkSync(folder, join(modules, name));
}
