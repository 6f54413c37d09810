import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';

/** A name as git writes it in a patch: quoted when it has characters that would end or confuse the line. */
function patchName(name: string): string {
  if (/["\\\u0000-\u001f\u007f]/.test(name)) return JSON.stringify(name);
  // A tab ends a name with spaces; without it `git apply` stops at the first one.
  return name.includes(' ') ? `${name}\t` : name;
}

/** The unified diff of one file, as `git apply` takes it from the folder that the name is relative to. */
export function unifiedDiff(name: string, before: string, after: string): string {
  return createTwoFilesPatch(patchName(`a/${name}`), patchName(`b/${name}`), before, after, undefined, undefined, { context: 3, headerOptions: FILE_HEADERS_ONLY });
}
