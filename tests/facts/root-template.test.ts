import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { afterAll, describe, expect, it } from 'vitest';

import plugin from '../../src/index.ts';
import { standsInRoot } from '../../src/facts/root-template.ts';

const project = mkdtempSync(path.join(tmpdir(), 'memopt-root-'));
const write = (file: string, text: string): void => {
  mkdirSync(path.dirname(path.join(project, file)), { recursive: true });
  writeFileSync(path.join(project, file), text);
};
afterAll(() => {
  rmSync(project, { recursive: true });
});

write('package.json', '{}');
write('app.html', '<x-outside></x-outside>');
write('shop/package.json', '{}');
write('shop/src/app/app.component.html', '<x-header [title]="title"></x-header>\n<router-outlet></router-outlet>');
write('web/src/App.tsx', 'export const App = () => <Flash milliseconds={3000} />;');
write('desk/src/App.vue', '<template><top-bar :title="title" /><side-bar v-for="side of sides" :key="side" /></template>');

write('ink/src/pages/app.vue', '<template><div><title-bar :path="path"></title-bar></div></template>');

describe('what stands in the root component', () => {
  it.each([
    ['shop/src/app/header/header.component.ts', 'x-header', true],
    ['shop/src/app/list/list.component.ts', 'x-list', false],
    ['shop/src/app/header/header.component.ts', 'x-outside', false],
    ['web/src/components/flash.tsx', 'Flash', true],
    ['desk/src/bars/TopBar.vue', 'top-bar', true],
    ['desk/src/bars/TopBar.vue', 'top', false],
    ['desk/src/bars/SideBar.vue', 'side-bar', false],
    ['ink/src/bars/titleBar/index.vue', 'title-bar', true],
    ['nowhere/at/all.ts', 'x-header', false],
  ])('%s: %s is %s', (file, tag, expected) => {
    expect(standsInRoot(path.join(project, file), [tag])).toBe(expected);
  });

  it('a file without a folder has none', () => {
    expect(standsInRoot('<input>', ['x-header'])).toBe(false);
  });
});

const component = (selector: string): string => `
import { Component, OnDestroy, OnInit } from '@angular/core';
import { NavigationEnd, Router } from '@angular/router';
@Component({ selector: '${selector}', template: '' })
export class Part implements OnInit, OnDestroy {
  at = '';
  constructor(private readonly router: Router) {}
  ngOnInit() { this.router.events.subscribe((event) => { if (event instanceof NavigationEnd) this.at = event.url; }); }
  ngOnDestroy() { console.log(this.at); }
}`;

const panel = (name: string): string => `
import { memo, useEffect } from 'react';
export const ${name} = memo(({ milliseconds }: { milliseconds: number }) => {
  useEffect(() => { setInterval(() => { console.log(milliseconds); }, 1000); }, []);
  return null;
});`;

const bar = `
import bus from '../../bus';
export default {
  props: { path: String },
  created() { bus.on('open', this.open); },
  beforeDestroy() { bus.off('close', this.open); },
  methods: { open() { console.log(this.path); } },
};`;

describe('a part of the frame is worth a look, and others are certain', () => {
  it.each([
    ['shop/src/app/header/header.component.ts', component('x-header'), 0],
    ['shop/src/app/list/list.component.ts', component('x-list'), 1],
    ['web/src/components/flash.tsx', panel('Flash'), 0],
    ['web/src/components/toast.tsx', panel('Toast'), 1],
    ['ink/src/bars/titleBar/index.vue', bar, 0],
    ['ink/src/bars/statusBar/index.vue', bar, 1],
  ])('%s', (file, code, certain) => {
    const lint = (chosen: Record<string, unknown>): number => new Linter({ cwd: project }).verify(code, [{ plugins: { memopt: plugin }, rules: chosen, files: ['**'], languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } } }] as never, path.join(project, file)).length;
    const rules = ['no-leaked-subscription', 'no-leaked-timer', 'no-mismatched-release'];
    expect(lint(Object.fromEntries(rules.map((rule) => [`memopt/${rule}`, ['error', { certainty: 'certain' }]])))).toBe(certain);
    expect(lint(Object.fromEntries(rules.map((rule) => [`memopt/${rule}`, 'error'])))).toBe(1);
  });
});
