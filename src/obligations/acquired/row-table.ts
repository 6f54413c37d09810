import type { FileFacts } from '../../facts/file.ts';
import { resources } from '../../resources/index.ts';
import type { Row } from '../../resources/row.ts';

export interface Table {
  /** Rows by the last name of what is called. */
  readonly byName: ReadonlyMap<string, readonly Row[]>;
  /** Rows that ask for the result's type, behind a filter of names. */
  readonly byResult: readonly Row[];
  /** Rows that ask for the made instance's type. */
  readonly byInstance: readonly Row[];
  /** Rows that ask what a class or a function promises. */
  readonly byContract: readonly Row[];
  /** Rows that ask for the function that is called. */
  readonly byFunction: readonly Row[];
}

const tables = new WeakMap<object, Table>();

/** The rows of the project's settings and our own, each where it is looked for; made once a run. */
export function tableOf(file: FileFacts): Table {
  const added = file.settings.resources;
  let table = tables.get(added);
  if (table) return table;
  const byName = new Map<string, Row[]>();
  const byResult: Row[] = [];
  const byInstance: Row[] = [];
  const byFunction: Row[] = [];
  const byContract: Row[] = [];
  for (const row of [...resources, ...added]) {
    if (row.acquire.kind === 'result') byResult.push(row);
    else if (row.acquire.kind === 'made' || row.acquire.kind === 'kept') byInstance.push(row);
    else if (row.acquire.kind === 'given') byContract.push(row);
    else if (row.acquire.kind === 'generator') byFunction.push(row);
    else for (const name of new Set(row.acquire.names.map(lastName))) byName.set(name, [...(byName.get(name) ?? []), row]);
  }
  tables.set(added, (table = { byName, byResult, byInstance, byFunction, byContract }));
  return table;
}

const lastName = (path: string): string => (path.startsWith('[') ? path : path.slice(path.lastIndexOf('.') + 1));
