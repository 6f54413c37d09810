/** Odd and huge code, by what is odd about it. */
export interface Odd {
  readonly code: string;
  readonly filename?: string;
  readonly sourceType?: 'module' | 'script' | 'commonjs';
}

const leak = 'setInterval(() => this.tick(), 1000); window.addEventListener("x", () => this.tick());';
const lines = (count: number, line: (index: number) => string): string => Array.from({ length: count }, (_, index) => line(index)).join('\n');
const nested = (depth: number, open: string, inner: string, close: string): string => open.repeat(depth) + inner + close.repeat(depth);

/** What every parser reads. */
export const scripts: Readonly<Record<string, Odd>> = {
  'fields and methods that a parser may give no decorators': {
    code: `
class Panel {
  #stop;
  off;
  owner;
  entries = new Map();
  constructor(owner, source) { this.owner = owner; owner.panel = this; source.subscribe(() => this.draw()); }
  set(key, value) { this.entries.set(key, value); }
  get(key) { return this.entries.get(key); }
  #rows(lines) { const rows = []; for (const line of lines) rows.push(line.trim()); return rows; }
  draw() { for (const row of this.#rows(this.owner.lines)) console.log(row); }
  destroy() { this.#stop?.(); this.off?.(); this.off.unsubscribe(); }
}
export { Panel };`,
  },
  'an empty file': { code: '' },
  'white space and a comment': { code: ' \n\t// nothing\n' },
  'a byte order mark': { code: `\uFEFFclass A { constructor() { ${leak} } dispose() {} }` },
  'CRLF': { code: `class A {\r\n  constructor() {\r\n    ${leak}\r\n  }\r\n  dispose() {}\r\n}\r\n` },
  'a hashbang': { code: `#!/usr/bin/env node\nclass A { constructor() { ${leak} } dispose() {} }` },
  'line separators': { code: `class A {\u2028constructor() {\u2029${leak} } dispose() {} }` },
  'names outside ASCII': { code: 'class 時計 { ಠ_ಠ = setInterval(() => this.刻(), 1000); 刻() {} dispose() {} }\nconst \\u0061b = setInterval;' },
  'sloppy script': { code: 'with (window) { addEventListener("x", f); }\nvar yield = 1, let = 2; arguments = eval; delete x; function f(a, a) { return a; }\nsetInterval(f, 1);', sourceType: 'script' },
  'CommonJS': { code: 'const { setInterval: every } = require("timers"); const e = require("events"); new e().on("x", f); module.exports = () => every(f, 1); return;', sourceType: 'commonjs' },
  'deep nesting of functions': { code: nested(100, '(() => { ', 'setInterval(f, 1);', ' })();') },
  'deep nesting of blocks': { code: nested(150, '{ ', 'setInterval(f, 1);', ' }') },
  'deep nesting of classes': { code: nested(60, 'class A { dispose() { ', leak, ' } }') },
  'a long chain of calls': { code: `x${lines(300, (index) => `.on("e${index}", f)`)};` },
  'a long sum': { code: `const s = ${lines(500, (index) => `a${index} +`)} 1;` },
  'a long list of else': { code: lines(150, (index) => `if (a === ${index}) setInterval(f, ${index}); else`) + ';' },
  '20,000 lines': { code: `class A {\n${lines(19_998, (index) => (index % 200 === 0 ? `  m${index}() { ${leak} this.t${index} = setTimeout(() => this.m${index}(), 100); }` : `  n${index}() { return this.f${index} + ${index}; }`))}\n}` },
  'a class that extends itself': { code: `class A extends A { constructor() { ${leak} } dispose() { super.dispose(); } }` },
  'classes that extend each other': { code: `class A extends B { constructor() { ${leak} } dispose() {} } class B extends A { dispose() { super.dispose(); } } class C extends D { destroy() {} } class D extends E {} class E extends D {}` },
  'classes that come from expressions': { code: `class A extends (b, c) {} class B extends class extends A {} { dispose() {} } class C extends mix(A, B) { dispose() { ${leak} } } class D extends null { destroy() {} }` },
  "names that every object has": { code: `class A { start(x) { x.on("toString", f); x.hasOwnProperty("y"); return x.map(f).toString().valueOf().constructor(f).filter(g); } dispose(x) { x.off("z", f); x.hasOwnProperty("y"); x.toString("y"); x.constructor(1); x.valueOf(2); x.__proto__(3); x.isPrototypeOf(A); } } Promise.constructor([a]); x.hasOwnProperty(f)[0]; x.toString(f).length; new toString(); constructor(f, 1);` },
  'aliases in a circle': { code: 'const a = b; var b = a; a(() => {}, 1); const t = t1; const t1 = t; clearInterval(t); b.addEventListener("x", a);' },
  'initialisers that name themselves': { code: 'const a = a; let b = b.c; var { d = d } = d; const [e = e] = e; const f = () => f; const s = setInterval(s, s); class G { h = this.h; i = this.i(); dispose() {} }' },
  'functions that call each other': { code: 'function a() { b(); setTimeout(a, 1); } function b() { a(); setTimeout(b, 1); } class A { a() { this.b(); } b() { this.a(); setTimeout(() => this.a(), 1); } dispose() { this.a(); } }' },
  'this in a circle': { code: `const self = other; const other = self; class A { m() { const that = this; const me = that; me.t = setInterval(() => me.m(), 1); that.t = that; } dispose() { clearInterval(this.t); } }` },
  'prototypes in a circle': { code: 'A.prototype = B.prototype; B.prototype = A.prototype; A.prototype.dispose = function () { this.t = setInterval(this.dispose, 1); }; function A() { A.call(this); } A.prototype.constructor = A; Object.assign(A.prototype, A.prototype); Object.setPrototypeOf(A, A);' },
  'computed members': { code: 'window["add" + "EventListener"]("x", f); window["addEventListener"]("x", f); window[`addEventListener`]("x", f); class A { ["dispose"]() {} [`destroy`]() {} [x]() {} [Symbol.dispose]() {} 0() {} "a b"() {} [1 + 1] = setInterval(f, 1); }' },
  'getters and setters': { code: `class A { get t() { ${leak} return this.t; } set t(v) { this.t = v; setInterval(v, 1); } static get s() { return this.s; } dispose() { this.t = null; } } const o = { get a() { return o.a; }, set a(v) { o.a = v; }, dispose() { this.a = 1; } };` },
  'optional chains': { code: 'window?.addEventListener?.("x", f)?.y?.z; this?.a?.["b"]?.(setInterval?.(f, 1)); (a?.b).c(); delete a?.b; new (a?.B)(); a?.b`x`;'.replace('a?.b`x`;', '') },
  'labels and jumps': { code: 'a: for (;;) { b: while (1) { switch (x) { case setInterval(f, 1): continue a; default: break b; } } } c: { break c; } do setTimeout(f, 1); while (0)' },
  'private names': { code: 'class A { #t = setInterval(() => this.#f(), 1); static #s = 1; #f() { return #t in this; } get #g() { return this.#t; } static { this.#s = setInterval(A.#m, 1); } static #m() {} dispose() { clearInterval(this.#t); } }' },
  'missing and odd arguments': { code: 'setInterval(); setInterval(...a); setTimeout(, 1);'.replace(' setTimeout(, 1);', '') + ' addEventListener(); window.addEventListener("x"); window.addEventListener(...a, f); new WebSocket; new ResizeObserver; URL.createObjectURL(); x.on(); x.on(y, ...z); clearInterval(); setInterval("alert(1)", 1); new Promise; new (class {})(); import.meta.url; import("x").then(setInterval);' },
  'destructuring': { code: 'const { a: { b: [c = setInterval(f, 1), ...d] = [], ...e } = {}, [x]: y } = window; ({ a: this.t, b: [this.u] } = o); [this.t] = [setInterval(f, 1)]; for (const { t = setInterval(f, 1) } of x); function g({ a = setInterval(f, 1) } = {}, [b] = [], ...{ length }) {} try {} catch ({ message }) {} try {} catch {}' },
  'generators and async': { code: 'async function* a() { for await (const x of y) yield setInterval(f, await x); } const b = async () => { await using c = await d(); using e = f(); }; class A { async *[Symbol.asyncIterator]() { yield* this; setInterval(f, 1); } async dispose() { await null; } }' },
  'using declarations': { code: 'function a() { using x = y(), z = w(); for (using q of r) {} setInterval(f, 1); } async function b() { await using x = y(); for (await using q of r) {} }' },
  'odd literals': { code: 'const a = [, , setInterval(f, 1), ,]; const b = /[\\p{L}--[a-z]]/v; const c = 1_000n; const d = `a${`b${setInterval(f, 1)}`}`; const e = tag`a${1}\\u`; const g = { __proto__: a, "x": 1, async *y() {}, get: 1, set: 2, [`z`]: 3, async: 1 }; null ?? undefined; a ||= b; a ??= setInterval(f, 1); a **= 2; new.target;'.replace(' new.target;', '') },
  'imports and exports': { code: 'import d, * as n from "events"; import { "a b" as c, default as e } from "rxjs"; import j from "./j.json" with { type: "json" }; export * from "x"; export * as "y z" from "y"; export { c as default, e as "q" }; export const { t = setInterval(d, 1) } = n; n.on("x", d); c.subscribe(e); new d().on("x", e); c.pipe(...e, c.f()).subscribe();' },
};

const decorated = (code: string): Odd => ({ code, filename: 'file.ts' });

/** What only the TypeScript parser reads. */
export const typescript: Readonly<Record<string, Odd>> = {
  'decorators': decorated(`@a @b.c() @(d(setInterval(f, 1))) export class A { @e t = setInterval(() => this.m(), 1); @g() m(@h p?: any) { ${leak} } @i accessor q = setInterval(f, 1); @j static { } dispose() {} }`.replace('@j static { } ', '')),
  'enums and namespaces': decorated('enum E { A = setInterval(f, 1) as any, B = A } declare enum D { X } namespace N.M { export const t = setInterval(f, 1); namespace O { window.addEventListener("x", t); } } declare namespace P { let x: number } declare module "m" { export default class {} } declare global { var y: number } import z = N.M; import r = require("fs"); export import q = N; export = N;'),
  'abstract and overloads': decorated(`abstract class A<T extends A<T>> { abstract dispose(): void; abstract t: number; m(a: string): void; m(a: number): void; m(a?: any) { ${leak} } constructor(private readonly x: A<any>, protected y = setInterval(f, 1), public z?: number) {} declare w: number; override v!: string; static #p?: number; [key: string]: any; get g(): number; }`.replace(' get g(): number;', '')),
  'function overloads and types': decorated('function f(a: string): void; function f(this: Window, a?: any): asserts a is string { this.addEventListener("x", f); } type F = typeof setInterval extends (...a: infer A) => infer R ? [A, R] : never; type M = { readonly [K in keyof Window as `on${string & K}`]?: Window[K] }; interface I extends Disposable { (): void; new (): I; dispose(): void } declare function g(): I; g(); const h = g() satisfies I as unknown as <T>(x: T) => T; const i = <T,>(x: T) => setInterval(x as any, 1)!; let u: unique symbol;'),
  'assertions around calls': decorated('class A { t = <any>setInterval(() => this.m(), 1); u = (setInterval as any)(() => this.m(), 1)!; m() { (window as any)!.addEventListener("x", (() => this.m()) as any); (this as any).t = (setTimeout)(this.m!, 1); } dispose() { clearInterval(<any>this.t!); } }'),
  'types in a circle': decorated('interface A extends B { dispose(): void } interface B extends A {} type T = T[] | { t: T }; class C implements A { x: C = new C(); constructor() { this.x.x.x.dispose(); window.addEventListener("a", () => this.x); } dispose() {} } function f<T extends U, U extends T>(t: T) { t.addEventListener("x", t); t.subscribe(t); }'),
  'JSX': { code: 'import { useEffect } from "react"; export const A = (p: any) => { useEffect(() => { setInterval(p.f, 1); }); return <><a.b:c {...p} on={() => setInterval(p.f, 1)} ref={(e) => e?.addEventListener("x", p.f)}>{/* c */}{...p.x}{p.y ? <B<string> /> : null}&nbsp;</a.b:c></>; };'.replaceAll('a.b:c', 'a.b'), filename: 'file.tsx' },
};
