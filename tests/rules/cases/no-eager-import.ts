import type { Cases } from '../cases.ts';

export const cases: Cases = {
  valid: {
    'used while the file is loaded': `
import ts from 'typescript';
import xlsx from 'xlsx';
const host = ts.createCompilerHost({});
export const version = 1;
async function main() {
  xlsx.readFile('a.xlsx');
}
main().catch(console.error);
export { host };`,
    'used in several functions': `
import xlsx from 'xlsx';
export async function read(path: string) {
  return xlsx.readFile(path);
}
export async function write(path: string) {
  return xlsx.writeFile({}, path);
}`,
    'the only thing that the file is for': `
import xlsx from 'xlsx';
export async function read(path: string) {
  return xlsx.readFile(path);
}`,
    'no async function': `
import xlsx from 'xlsx';
export function read(path: string) {
  return xlsx.readFile(path);
}
export const other = 1;`,
    'types, side effects and what loads it all the same': `
import type { Program } from 'typescript';
import 'xlsx';
import ts from 'typescript';
export * from 'typescript';
export async function compile(program?: Program) {
  return ts.createProgram([], {}, undefined, program);
}
export const other = 1;`,
    'light, or of the project': `
import path from 'node:path';
import { helper } from './xlsx';
export async function read(name: string) {
  return helper(path.resolve(name));
}
export const other = 1;`,
    'a require of its own': `
const require = (name: string) => ({ readFile: (path: string) => name + path });
const xlsx = require('xlsx');
export async function read(path: string) {
  return xlsx.readFile(path);
}
export const other = 1;`,
    'an instance that is made at the top': `
import xlsx from 'xlsx';
class Reader {
  async read(path: string) {
    return xlsx.readFile(path);
  }
  close() {}
}
export const reader = new Reader();
export const first = [1, 2].map(async () => reader.read('a'));`,
  },
  invalid: {
    'one command of several': `
import { Command } from 'commander';
import xlsx from 'xlsx'; // ! eager
const program = new Command();
program.command('export').action(async (path: string) => {
  xlsx.writeFile({}, path);
});
program.command('list').action(() => {
  console.log('nothing');
});
program.parse();`,
    'what handles an error': `
import { parse } from 'mathjs'; // ! eager
export async function run(task: () => Promise<void>) {
  try {
    await task();
  } catch (error) {
    console.error(parse(String(error)));
  }
}`,
    'one function of several': `
import * as xlsx from 'xlsx'; // ? eager
export async function report(rows: string[]) {
  const all = rows.map((row) => xlsx.read(row));
  return all.length;
}
export function list() {
  return [];
}`,
    'a method of a class': `
import ts, { version } from 'typescript'; // ? eager
export class Tools {
  async compile(text: string) {
    return [version, ts.transpile(text)];
  }
  list() {
    return [];
  }
}`,
    'a CommonJS module, in a function that is not async': `
const xlsx = require('xlsx'); // ? eager
exports.read = (path) => xlsx.readFile(path);
exports.list = () => [];`,
    'by the settings': {
      settings: { heavyModules: ['acme-report'] },
      code: `
import { report } from 'acme-report'; // ? eager
export async function print() {
  return report();
}
export const other = 1;`,
    },
  },
};
