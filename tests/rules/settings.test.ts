import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';

import plugin from '../../src/index.ts';
import { readSettings, type MemoptSettings } from '../../src/settings.ts';

const problem = (memopt: unknown): string | undefined => readSettings({ memopt }).problem;
const row = { id: 'acme.poll', rule: 'no-leaked-timer', what: 'poll', acquire: { kind: 'call', names: ['poll'], from: { modules: ['@acme/net'] } }, yields: 'handle', release: [{ by: 'call', names: ['stopPoll'], from: { global: true } }], heldBy: 'global' };

describe('settings.memopt', () => {
  it('takes rows of each form', () => {
    const rows = [
      row,
      { ...row, acquire: { kind: 'new', names: ['Poll'], from: { global: true } }, release: [{ by: 'method', names: ['end'] }, { by: 'invoke' }] },
      { ...row, acquire: { kind: 'static', object: 'Net', names: ['poll'] }, release: [{ by: 'static', object: 'Net', names: ['stop'] }] },
      { ...row, acquire: { kind: 'method', names: ['listen'], on: 'emitter' }, yields: 'nothing', release: [{ by: 'pair', names: ['unlisten'], identity: ['event', 'handler'] }, { by: 'receiver', names: ['clear'] }] },
    ];
    expect(problem({ fix: 'off', resources: rows })).toBeUndefined();
  });

  it('names all that is wrong', () => {
    expect(problem({ fix: 'maybe', teardwn: ['x'], longLived: 'bus', resources: [{ ...row, release: [{ by: 'handle' }] }, { ...row, id: 1, acquire: { kind: 'call', names: ['poll'] } }] })).toBe(
      '"teardwn" is no setting; there are resources, teardown, longLived, heavyModules, fix; "longLived" takes an array of names; "fix" takes off, suggest or safe; "resources[0].release[0].by" takes call, static, method, invoke, pair, receiver; "resources[1]" needs "id"; "resources[1].acquire" needs "from" with "global" or "modules"',
    );
  });

  it('says it once a file', () => {
    const settings = { memopt: { fix: 'maybe' } as unknown as MemoptSettings };
    const messages = new Linter().verify('setInterval(() => {}, 1);', [{ ...plugin.configs.strict, files: ['**/*.js'], settings }] as Linter.Config[], 'file.js');
    expect(messages.map(({ message }) => message)).toEqual(['settings.memopt: "fix" takes off, suggest or safe']);
  });
});
