import type { Cases } from '../cases.ts';

const resultType = ['typed', 'only its type says that the result undoes something'] as const;

export const cases: Cases = {
  valid: {
    'undo functions of packages that are kept, returned, awaited, or undone as older versions ask for': `
import { useEffect } from 'react';
import { AppState, Keyboard } from 'react-native';
import { listen } from '@tauri-apps/api/event';
import { onSnapshot } from 'firebase/firestore';
export function useBackend(rows: never, run: () => void) {
  useEffect(() => onSnapshot(rows, run), [rows, run]);
  useEffect(() => {
    const shown = Keyboard.addListener('keyboardDidShow', run);
    return () => shown.remove();
  }, [run]);
  useEffect(() => {
    const stopped = listen('saved', run);
    return () => { void stopped.then((stop) => stop()); };
  }, [run]);
  useEffect(() => {
    AppState.addEventListener('change', run);
    return () => AppState.removeEventListener('change', run);
  }, [run]);
}`,
    'a constant that another object, or what others see, is given': `
import { interval, type Subscription } from 'rxjs';
export class Clock {
  running?: Subscription;
  private readonly all: Subscription[] = [];
  constructor(tick: () => void, owner: { ends?: Subscription }) {
    const first = interval(1000).subscribe(tick);
    const second = interval(1000).subscribe(tick);
    const third = interval(1000).subscribe(tick);
    this.running = first;
    owner.ends = second;
    this.all.push(third);
  }
  destroy() {
    this.running?.unsubscribe();
    for (const each of this.all) each.unsubscribe();
  }
}`,
    'a source that the end of its keeper ends, by the name that the constructor got it under': `
interface Disposable { dispose(): void }
type Event<T> = (listener: (event: T) => void) => Disposable;
class Disposables implements Disposable {
  private readonly all: Disposable[] = [];
  push(one: Disposable): Disposable { this.all.push(one); return one; }
  dispose(): void { for (const one of this.all.splice(0)) one.dispose(); }
}
interface Widget extends Disposable { update(): void; readonly onDidChangeItems: Event<void> }
export class Part implements Disposable {
  private readonly toDispose = new Disposables();
  private readonly kept: Disposable;
  constructor(readonly wrapped: Widget, registry: Widget) {
    this.wrapped.onDidChangeItems(() => { this.update(); });
    this.kept = this.toDispose.push(wrapped);
    this.toDispose.push(registry.onDidChangeItems(() => this.update()));
  }
  update(): void { this.wrapped.update(); console.log(this.kept); }
  dispose(): void { this.toDispose.dispose(); }
}`,
    'a service whose method gives the answer of a request': {
      only: ['typed', 'what the service gives stands in another file'],
      code: `
import { Component } from '@angular/core';
import { Api } from './answers';
@Component({ template: '' })
export class View {
  constructor(private readonly api: Api) {}
  load(id: string) { this.api.load(id).subscribe(() => this.draw()); }
  draw() {}
}`,
    },
    'results that are kept, fluent, of the platform, or of one call alone': {
      only: ['typed', 'only a type says what a function gives'],
      code: `
interface Handle { dispose(): void }
declare class Registry { registerAll(): this; registerOne(): Registry; [Symbol.dispose](): void }
declare const registry: Registry;
declare function register(name: string): Handle;
declare function lease(name: string): Disposable;
declare function attach<T extends Disposable>(value: T): T;
export function start() {
  registry.registerAll();
  registry.registerOne();
  setTimeout(() => console.log(1), 10);
  register('x');
  using held = lease('a');
  attach({ [Symbol.dispose]() { console.log(held); } });
}`,
    },
    'a listener on an own element, and a collector': `
import { addDisposableListener, Disposable, type IDisposable } from './base';
declare const service: { onDidChange(run: () => void, self?: unknown, into?: IDisposable[]): IDisposable };
export class View extends Disposable {
  private readonly element = document.createElement('b');
  private readonly all: IDisposable[] = [];
  constructor() {
    super();
    addDisposableListener(this.element, 'click', () => this.update());
    service.onDidChange(() => this.update(), this, this.all);
  }
  update() { this.element.hidden = true; }
  dispose() { for (const each of this.all) each.dispose(); }
}`,
    'an end among operators that are put together': `
import { Component, OnDestroy } from '@angular/core';
import { Store } from '@ngrx/store';
import { pipe, take } from 'rxjs';
@Component({ selector: 'x-filter', template: '' })
export class Filter implements OnDestroy {
  constructor(private readonly store$: Store) {}
  set() { this.store$.select('tab').pipe(pipe(take(1))).subscribe((tab) => { console.log(this, tab); }); }
  ngOnDestroy() { console.log('gone'); }
}`,
    'an output of a child that a query gives to a setter': `
import { Component, OnDestroy, ViewChild } from '@angular/core';
import { MatSidenav } from '@angular/material/sidenav';
import { Subscription } from 'rxjs';
import { PanelService } from './panel.service';
@Component({ selector: 'x-session', template: '<mat-sidenav #side></mat-sidenav>' })
export class Session implements OnDestroy {
  side: MatSidenav;
  private readonly panels: Subscription;
  constructor(private readonly panelService: PanelService) { this.panels = panelService.changes.subscribe(() => { this.update(); }); }
  @ViewChild('side') set menu(menu: MatSidenav) {
    setTimeout(() => {
      this.side = menu;
      this.side.openedStart.subscribe(() => { this.update(); });
    }, 0);
  }
  update() { console.log(this); }
  ngOnDestroy() { this.panels.unsubscribe(); }
}`,
    'registrations without a word of what they give': `
import * as vscode from 'vscode';
import { registerRemoteProvider } from './remotes';
import type { Git, Provider } from './git';
export function activate(context: vscode.ExtensionContext, git: Git, provider: Provider) {
  context.subscriptions.push(vscode.commands.registerCommand('a', () => {}));
  registerRemoteProvider(context, provider);
  git.registerAll(provider);
}`,
    'a subscription of each event that the handler or its caller ends first': `
import type { Editor, Editors } from './editor';
import { CompositeDisposable } from './disposables';
export class Panel {
  private readonly subscriptions = new CompositeDisposable();
  private readonly current = new CompositeDisposable();
  private seen?: Editor;
  constructor(editors: Editors) {
    this.subscriptions.add(editors.onDidChangeActive((editor: Editor) => {
      this.current.clear();
      this.current.add(editor.onDidMove(() => { this.update(); }));
    }));
    this.subscriptions.add(editors.onDidChangeSize((editor: Editor) => {
      if (this.seen) return;
      this.seen = editor;
      this.subscriptions.add(editor.onDidMove(() => { this.update(); }));
    }));
    this.subscriptions.add(editors.onDidOpen((editor: Editor) => {
      this.subscriptions.add(editor.onDidMove(() => { this.update(); }));
    }));
  }
  private update() { console.log('moved'); }
  dispose() { this.subscriptions.dispose(); this.current.dispose(); }
}`,
    'a store that is called like a stream, and gives its undo as a function': `
import { useEffect } from 'react';
import { usePlayer } from './player';
export function useRows(table: { current: { redraw(value: unknown): void } | null }) {
  useEffect(() => {
    const stop = usePlayer.subscribe((state) => state.song, (song) => { table.current?.redraw(song); }, { fireImmediately: true });
    return () => { stop(); };
  }, [table]);
}`,
    'the clean-up of another effect ends what is in a ref, and this one asks for it first': `
import { useEffect, useRef, useState } from 'react';
import { interval, type Subscription } from 'rxjs';
export function Timeline(props: { done: boolean }) {
  const [now, setNow] = useState(0);
  const refresh = useRef<Subscription | null>(null);
  useEffect(() => () => { refresh.current?.unsubscribe(); }, []);
  useEffect(() => {
    if (!refresh.current && !props.done) {
      refresh.current = interval(1000).subscribe((next) => { setNow(next); });
    } else if (refresh.current && props.done) {
      refresh.current.unsubscribe();
      refresh.current = null;
    }
  }, [props.done]);
  return now;
}`,
    'a subscription by its name: undone by the listener, kept, of its own source, a completion, of nothing that ends': `
export class Panel {
  private readonly own: any;
  private stop: any;
  constructor(private readonly store: any, bus: any, client: any) {
    this.own = Object.create(null);
    this.own.subscribe(() => this.draw());
    this.store.subscribe(this.draw);
    this.stop = bus.subscribe('change', () => this.draw());
    client.subscribe('topic', (error: unknown) => console.log(error));
  }
  draw = () => {};
  dispose() { this.store.unsubscribe(this.draw); this.stop(); }
}
export class Row {
  constructor(store: any) { store.subscribe(() => this.draw()); }
  draw() {}
}`,
    'a collector of a call that is ended by an event, returned, or handed on': `
import { Store } from './store';
export function first(api: any) {
  const all: { dispose(): void }[] = [];
  all.push(api.onDidReceive(() => console.log(1)));
  all.push(api.onDidClose(() => all.forEach((one) => one.dispose())));
}
export function second(api: any) {
  const all = new Store();
  all.add(api.onDidReceive(() => console.log(1)));
  return all;
}
export function third(api: any) {
  const all = new Store();
  all.add(api.onDidReceive(() => console.log(1)));
  api.own(all);
}`,
    'what a set-up watches by a function of another file, beside the hooks of the options': `
import { onBeforeUnmount } from 'vue';
import { watch } from './tools';
export default {
  props: { show: Boolean },
  setup(props: { show: boolean }) {
    let stop: (() => void) | null = null;
    watch(() => props.show, (show: boolean) => {
      if (stop) { stop(); stop = null; }
      if (show) stop = watch(() => 1, () => {});
    });
    onBeforeUnmount(() => { if (stop) { stop(); stop = null; } });
  },
  beforeUnmount() { console.log(1); },
};`,
    'after takeUntil a source that ends by itself': `
import { Component } from '@angular/core';
import { interval, Subject, switchMap, take, takeUntil } from 'rxjs';
@Component({ template: '' })
export class Clock {
  private readonly gone = new Subject<void>();
  ngOnInit() {
    interval(1000).pipe(takeUntil(this.gone), switchMap(() => interval(10).pipe(take(1)))).subscribe(() => this.tick());
  }
  tick() {}
  ngOnDestroy() { this.gone.next(); }
}`,
    'a stream of an overlay that is made anew for each opening, or is subscribed to where it is made': `
import { Directive, OnDestroy } from '@angular/core';
import { Overlay, OverlayRef } from '@angular/cdk/overlay';
import { take } from 'rxjs/operators';
@Directive({ selector: '[appPicker]' })
export class Picker implements OnDestroy {
  private popup: OverlayRef | null = null;
  private panel?: OverlayRef;
  constructor(private readonly overlay: Overlay) {}
  open() {
    if (!this.popup) this.popup = this.overlay.create();
    this.popup.backdropClick().subscribe(() => { this.close(); });
  }
  show() {
    if (!this.panel) {
      this.panel = this.overlay.create();
      this.panel.backdropClick().subscribe(() => { this.close(); });
    }
    this.panel.detachments().pipe(take(1)).subscribe(() => { this.close(); });
  }
  close() {
    this.popup?.dispose();
    this.popup = null;
  }
  ngOnDestroy() {
    this.popup?.dispose();
    this.panel?.dispose();
  }
}`,
    'a stream that goes with what it is a part of': `
import { Directive, OnDestroy } from '@angular/core';
import { Subject, filter, type Observable } from 'rxjs';
interface Trigger { show$: Observable<Event>; destroy(): void }
@Directive({ selector: '[panel]' })
export class Panel implements OnDestroy {
  private readonly gone = new Subject<void>();
  constructor(private readonly trigger: Trigger) {
    this.trigger.show$.pipe(filter((event) => event.isTrusted)).subscribe(() => this.show());
  }
  show() {}
  ngOnDestroy() { this.trigger.destroy(); this.gone.next(); }
}`,
    'collected in what is emptied, seen by others, or ended by a base': `
import { Component, type OnDestroy } from '@angular/core';
import { interval, Subscription } from 'rxjs';
import { Base } from './not-here.js';
@Component({ template: '' })
export class Ticker implements OnDestroy {
  private readonly subscriptions = new Subscription();
  private readonly others: Subscription[] = [];
  start() {
    this.subscriptions.add(interval(1000).subscribe(() => this.tick()));
    this.others.push(interval(1000).subscribe(() => this.tick()));
  }
  tick() {}
  ngOnDestroy() { this.subscriptions.unsubscribe(); for (const each of this.others) each.unsubscribe(); }
}
@Component({ template: '' })
export class Shown {
  readonly subscriptions = new Subscription();
  start(owner: { add(one: Subscription): void }) {
    this.subscriptions.add(interval(1000).subscribe(() => this.tick()));
    owner.add(this.subscriptions);
  }
  tick() {}
}
@Component({ template: '' })
export class Derived extends Base {
  protected subscriptions = new Subscription();
  start() { this.subscriptions.add(interval(1000).subscribe(() => this.tick())); }
  tick() {}
}`,
    'what is told, what the call made, what ends with its request': `
import { window } from 'vscode';
export class Picker {
  static defaultProps = {};
  constructor(props) { this.props = props; }
  told(item) { this.props.onDidPick(this.item, item); }
  item() {}
  pick() {
    const pick = window.createQuickPick();
    pick.onDidAccept(() => this.item());
  }
  provide(document, token) {
    token.onCancellationRequested(() => this.item());
  }
}`,
    'a service that the component provides for itself, by its method; what never says anything': `
import { Component } from '@angular/core';
import { NEVER, of, mergeMap } from 'rxjs';
declare class Store { select(key: string): import('rxjs').Observable<string> }
@Component({ template: '', providers: [Store] })
export class Picker {
  private text = '';
  constructor(private readonly store: Store) {
    this.store.select('text').subscribe((text) => { this.text = text; });
  }
  test(ok: boolean) { this.ask(ok).subscribe((text) => { this.text = text; }); }
  private ask(ok: boolean) { return ok ? of('x').pipe(mergeMap((text) => of(text))) : NEVER; }
}`,
    'the next event ends it': `
import { Component } from '@angular/core';
import { fromEvent, type Subscription } from 'rxjs';
@Component({ template: '' })
export class Split {
  private drag?: Subscription;
  private readonly resize = fromEvent(window, 'resize').subscribe(() => this.end());
  start() { this.drag = fromEvent(document, 'mouseup').subscribe(() => this.end()); }
  end() { this.drag?.unsubscribe(); }
  ngOnDestroy() { this.resize.unsubscribe(); }
}`,
    'a dialog that closes once, with a notifier that nobody fires': `
import { Component, inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { Subject, takeUntil } from 'rxjs';
@Component({ template: '' })
export class Menu {
  private readonly dialog = inject(MatDialog);
  private readonly destroy$ = new Subject<void>();
  add() { this.dialog.open(Menu).afterClosed().pipe(takeUntil(this.destroy$)).subscribe(() => this.focus()); }
  focus() {}
}`,
    'one settler, a source that is made here, and a field that a method fills': `
interface Event { (listener: () => void): { dispose(): void } }
interface Token { readonly onCancelled: Event }
export function cancelled(token: Token) {
  return new Promise<void>((resolve) => {
    const registration = token.onCancelled(() => {
      registration.dispose();
      resolve();
    });
  });
}
export function record(make: () => { on(listener: () => void): () => void; end(): void }) {
  const source = make();
  const off = source.on(() => {});
  return () => { off(); source.end(); };
}`,
    'what an instance calls is a method of its base': {
      filename: 'file.js',
      only: ['untyped', 'plain JavaScript outside of every project'],
      code: `
import { Base } from './not-here.js';
export class View extends Base {
  constructor(store) {
    super();
    store.listen(() => this.render());
  }
  dispose() { this.render(); }
}`,
    },
    'the undo is returned in a tuple': `
import { customRef } from 'vue';
import type { Observable, Subscription } from 'rxjs';
export function useStream(stream: Observable<number>) {
  let subscription: Subscription | null = null;
  const stop = () => { subscription?.unsubscribe(); };
  return [customRef((track, trigger) => {
    subscription = stream.subscribe(() => { trigger(); });
    return { get() { track(); return 0; }, set() {} };
  }), stop] as const;
}`,
    'the params of the route of the component': `
import { Component, inject } from '@angular/core';
import { ActivatedRoute } from '@angular/router';
@Component({ template: '' })
export class Page {
  private readonly route = inject(ActivatedRoute);
  constructor() { this.route.params.subscribe(() => this.draw()); }
  draw() {}
  ngOnDestroy() {}
}`,
    'the user\'s own form, asked for by a getter of it': `
import { Component } from '@angular/core';
import { FormBuilder } from '@angular/forms';
import { debounceTime } from 'rxjs';
@Component({ template: '' })
export class Editor {
  readonly form = this.builder.group({ name: '' });
  constructor(private readonly builder: FormBuilder) {}
  ngOnInit() { this.form.get('name')!.valueChanges.pipe(debounceTime(100)).subscribe(() => this.draw()); }
  draw() {}
}`,
    'a child of its own template, and the host that it stands on': `
import { Component, Host, inject, ViewChild } from '@angular/core';
import { filter } from 'rxjs';
import { Panel, Sort } from './table';
@Component({ template: '' })
export class Table {
  @ViewChild(Sort) sort!: Sort;
  private readonly outer = inject(Panel, { host: true });
  constructor(@Host() private readonly panel: Panel) {}
  ngAfterViewInit() {
    this.sort.changed.pipe(filter(Boolean)).subscribe(() => this.draw());
    this.panel.closed.pipe(filter(Boolean)).subscribe(() => this.draw());
    this.outer.closed.pipe(filter(Boolean)).subscribe(() => this.draw());
  }
  draw() {}
}`,
    'a service that the component provides for itself': `
import { Component } from '@angular/core';
import { filter } from 'rxjs';
import { Store } from './store';
@Component({ template: '', providers: [Store] })
export class Table {
  constructor(private readonly store: Store) { this.store.changed.pipe(filter(Boolean)).subscribe(() => this.draw()); }
  draw() {}
}`,
    'a QueryList, told by instanceof': `
import { QueryList } from '@angular/core';
import type { Observable } from 'rxjs';
import { map } from 'rxjs';
export class Keys {
  constructor(items: QueryList<number> | Observable<number>) {
    if (items instanceof QueryList) items.changes.pipe(map(String)).subscribe(() => this.draw());
  }
  draw() {}
  destroy() {}
}`,
    'an observer of something that is no stream': `
const bus = { subscribe(handlers: { next(): void }) { handlers.next(); } };
export class Reader {
  constructor() { bus.subscribe({ next: () => this.read() }); }
  read() {}
  dispose() {}
}`,
    'an output, and a stream made of a signal': `
import { Component, output, signal } from '@angular/core';
import { toObservable } from '@angular/core/rxjs-interop';
@Component({ template: '' })
export class Counter {
  readonly count = signal(0);
  readonly changed = output<number>();
  constructor() {
    toObservable(this.count).subscribe(() => this.draw());
    this.changed.subscribe(() => this.draw());
  }
  draw() {}
}`,
    'a stream that a base class makes and ends': {
      code: `
import { Component } from '@angular/core';
import { Base } from './base';
@Component({ template: '' })
export class View extends Base {
  constructor() { super(); this.gone.subscribe(() => this.draw()); }
  draw() {}
}`,
      only: ['untyped', 'the file of the base is not there'],
    },
    'a notifier that a subclass may fire': `
import { interval, Subject, takeUntil } from 'rxjs';
export abstract class Clock {
  protected readonly gone = new Subject<void>();
  readonly left = new Subject<void>();
  start() {
    interval(1000).pipe(takeUntil(this.gone)).subscribe(() => this.tick());
    interval(1000).pipe(takeUntil(this.left)).subscribe(() => this.tick());
  }
  tick() {}
  dispose() {}
}`,
    'the teardown unsubscribes': `
import { interval, type Subscription } from 'rxjs';
export class Clock {
  subscription: Subscription | undefined;
  start() { this.subscription = interval(1000).subscribe(() => this.tick()); }
  tick() {}
  dispose() { this.subscription?.unsubscribe(); }
}`,
    'takeUntil at the end of the pipe': `
import { Component } from '@angular/core';
import { interval, map, Subject, takeUntil } from 'rxjs';
@Component({ template: '' })
export class Clock {
  private readonly gone = new Subject<void>();
  ngOnInit() { interval(1000).pipe(map((n) => n + 1), takeUntil(this.gone)).subscribe(() => this.tick()); }
  tick() {}
  ngOnDestroy() { this.gone.next(); this.gone.complete(); }
}`,
    'takeUntilDestroyed': `
import { Component } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { interval } from 'rxjs';
@Component({ template: '' })
export class Clock {
  constructor() { interval(1000).pipe(takeUntilDestroyed()).subscribe(() => this.tick()); }
  tick() {}
}`,
    'operators that keep the values after takeUntil': `
import { interval, map, Subject, takeUntil } from 'rxjs';
export class Clock {
  private readonly gone = new Subject<void>();
  start() { interval(1000).pipe(takeUntil(this.gone), map((n) => n + 1)).subscribe(() => this.tick()); }
  tick() {}
  dispose() { this.gone.next(); }
}`,
    'a handler that has the name of an event': `
interface Disposable { dispose(): void }
interface Source { onDidOpen(listener: () => void): Disposable }
interface Step { onDidPress(key: string, item: object): Promise<boolean>; onDidClick(item: object): Promise<boolean> }
class Base { onDidChange(event: object) { void event; } }
export class View extends Base {
  private readonly parts: Disposable[] = [];
  constructor(source: Source, private readonly step: Step) {
    super();
    this.parts.push(source.onDidOpen(() => this.draw()));
  }
  override onDidChange(event: object) {
    super.onDidChange(event);
    const onDidDraw = (run?: () => void) => run?.();
    onDidDraw();
    onDidDraw(() => this.draw());
  }
  async press(key: string, item: object) {
    await this.step.onDidPress(key, item);
    const done = this.step.onDidClick(item);
    if (await done) this.draw();
  }
  draw() {}
  dispose() { for (const part of this.parts) part.dispose(); }
}`,
    'take and first complete': `
import { first, fromEvent, interval, take } from 'rxjs';
export class Clock {
  start() {
    interval(1000).pipe(take(3)).subscribe(() => this.tick());
    fromEvent(window, 'load').pipe(first()).subscribe(() => this.tick());
  }
  tick() {}
  dispose() {}
}`,
    'finite sources': `
import { from, of, timer } from 'rxjs';
export class Clock {
  start() {
    of(1, 2).subscribe(() => this.tick());
    from([1, 2]).subscribe(() => this.tick());
    timer(1000).subscribe(() => this.tick());
  }
  tick() {}
  dispose() {}
}`,
    'its own subject': `
import { Subject } from 'rxjs';
export class Clock {
  private readonly ticks = new Subject<number>();
  constructor() { this.ticks.subscribe(() => this.tick()); }
  tick() {}
  dispose() {}
}`,
    'a subscription that collects others': `
import { interval, Subscription } from 'rxjs';
export class Clock {
  private readonly subscriptions = new Subscription();
  start() { this.subscriptions.add(interval(1000).subscribe(() => this.tick())); }
  tick() {}
  dispose() { this.subscriptions.unsubscribe(); }
}`,
    'an array that the teardown walks': `
import { interval, type Subscription } from 'rxjs';
export class Clock {
  private readonly all: Subscription[] = [];
  start() { this.all.push(interval(1000).subscribe(() => this.tick())); }
  tick() {}
  dispose() { for (const one of this.all) one.unsubscribe(); }
}`,
    'an effect returns the unsubscribe': `
import { useEffect } from 'react';
import { store } from './store';
export function useStore(run: () => void) {
  useEffect(() => store.subscribe(run), [run]);
}`,
    'an effect calls it': `
import { useEffect } from 'react';
import { interval } from 'rxjs';
export function useClock(tick: () => void) {
  useEffect(() => {
    const subscription = interval(1000).subscribe(tick);
    return () => subscription.unsubscribe();
  }, [tick]);
}`,
    'a field holds the unsubscribe': `
import { store } from './store';
export class View {
  private readonly unsubscribe = store.subscribe(() => this.draw());
  draw() {}
  dispose() { this.unsubscribe(); }
}`,
    'VS Code: the context collects it': `
import * as vscode from 'vscode';
export function activate(context: vscode.ExtensionContext) {
  context.subscriptions.push(vscode.workspace.onDidSaveTextDocument(() => console.log(1)));
}`,
    'VS Code: the collector argument': `
import * as vscode from 'vscode';
export class View {
  private readonly disposables: vscode.Disposable[] = [];
  constructor() { vscode.workspace.onDidSaveTextDocument(() => this.draw(), this, this.disposables); }
  draw() {}
  dispose() { for (const one of this.disposables) one.dispose(); }
}`,
    'VS Code: _register': `
import * as vscode from 'vscode';
declare class Base { _register<T extends vscode.Disposable>(value: T): T; dispose(): void }
export class View extends Base {
  constructor() { super(); this._register(vscode.workspace.onDidSaveTextDocument(() => this.draw())); }
  draw() {}
}`,
    'a DisposableStack': `
import * as vscode from 'vscode';
export class View {
  readonly stack = new DisposableStack();
  constructor() { this.stack.use({ [Symbol.dispose]: () => vscode.workspace.onDidSaveTextDocument(() => this.draw()).dispose() }); }
  draw() {}
  dispose() { this.stack.dispose(); }
}`,
    'a local look-alike': `
const news = { subscribe(run: () => void) { run(); } };
export class Reader {
  constructor() { news.subscribe(() => this.read()); }
  read() {}
  dispose() {}
}`,
    'a fluent call gives its receiver back': `
declare const builder: { onClick(run: () => void): typeof builder; dispose(): void };
export class View {
  constructor() { builder.onClick(() => this.draw()).onClick(() => this.draw()); }
  draw() {}
  dispose() {}
}`,
    'an HTTP request': `
import { Component, inject } from '@angular/core';
import { HttpClient as Client } from '@angular/common/http';
import { catchError, map, of, switchMap } from 'rxjs';
@Component({ template: '' })
export class View {
  private readonly injected = inject(Client);
  constructor(private readonly http: Client) {}
  load() { this.http.get('/a').subscribe(() => this.draw()); }
  save() { this.injected.post('/a', {}).pipe(map((x) => x), catchError(() => of(''))).subscribe(() => this.draw()); }
  both() { this.http.get('/a').pipe(switchMap((x) => this.injected.get('/b/' + x))).subscribe(() => this.draw()); }
  again() { this.request('/c').subscribe(() => this.draw()); }
  private request(url: string) { return this.http.get(url); }
  draw() {}
}`,
    'firstValueFrom': `
import { firstValueFrom, interval } from 'rxjs';
export class Clock {
  async start() { await firstValueFrom(interval(1000)); }
  dispose() {}
}`,
    'focus monitor': `
import { Component, type OnDestroy } from '@angular/core';
import { FocusMonitor } from '@angular/cdk/a11y';
@Component({ template: '' })
export class Field implements OnDestroy {
  constructor(private readonly focus: FocusMonitor, private readonly element: HTMLElement) { this.focus.monitor(this.element); }
  ngOnDestroy() { this.focus.stopMonitoring(this.element); }
}`,
    'VS Code: released when the panel is disposed of': `
import * as vscode from 'vscode';
export class View {
  constructor(panel: { onDidDispose: vscode.Event<void> }) {
    const saved = vscode.workspace.onDidSaveTextDocument(() => this.draw());
    panel.onDidDispose(() => saved.dispose());
  }
  draw() {}
  dispose() {}
}`,
    'Angular: DestroyRef': `
import { Component, DestroyRef, inject } from '@angular/core';
import { interval } from 'rxjs';
@Component({ template: '' })
export class Clock {
  private readonly gone = inject(DestroyRef);
  constructor() {
    const subscription = interval(1000).subscribe(() => this.tick());
    this.gone.onDestroy(() => subscription.unsubscribe());
  }
  tick() {}
}`,
    'in a map that the teardown walks': `
import { store } from './store';
export class View {
  undo = new Map<string, () => void>();
  watch(key: string) { this.undo.set(key, store.subscribe(() => this.draw())); }
  draw() {}
  dispose() { for (const undo of this.undo.values()) undo(); }
}`,
    'at the top of a module': `
import { interval } from 'rxjs';
import { store } from './store';
interval(1000).subscribe(() => console.log(1));
store.subscribe(() => console.log(2));`,
  },
  invalid: {
    'undo functions of packages, dropped': `
import { useEffect } from 'react';
import { autoUpdate } from '@floating-ui/dom';
import { AppState } from 'react-native';
import { listen } from '@tauri-apps/api/event';
import { onSnapshot } from 'firebase/firestore';
export function useBackend(rows: never, run: () => void) {
  useEffect(() => {
    onSnapshot(rows, run); // ! dropped
  }, [rows, run]);
  useEffect(() => {
    AppState.addEventListener('change', run); // ! dropped
  }, [run]);
  useEffect(() => {
    listen('saved', run); // ! dropped
  }, [run]);
}
export class Tip {
  open(anchor: Element, panel: HTMLElement) { autoUpdate(anchor, panel, () => this.place()); } // ? dropped
  place() {}
  destroy() {}
}`,
    'a constant that a private field is given, and nothing reads the field': `
import { interval, type Subscription } from 'rxjs';
export class Clock {
  private running: Subscription;
  constructor(tick: () => void) {
    const running = interval(1000).subscribe(tick); // ? neverReleased
    this.running = running;
  }
  destroy() { console.log('destroyed'); }
}`,
    'a service whose method goes on after the answer of a request': `
import { Component } from '@angular/core';
import { Api } from './answers';
@Component({ template: '' })
export class View {
  constructor(private readonly api: Api) {}
  poll() { this.api.poll().subscribe(() => this.draw()); } // ? dropped
  draw() {}
}`,
    'results that promise to be disposed of, and are dropped': {
      only: ['typed', 'only a type says what a function gives'],
      code: `
interface Handle { dispose(): void }
declare function register(name: string): Handle;
declare function lease(name: string): Disposable;
declare function openSession(name: string): Promise<AsyncDisposable>;
declare function tap(name: string): { unsubscribe(): void };
export class Part {
  private readonly handle = register('a');
  constructor() { register('b'); } // ? dropped
  dispose() { this.handle.dispose(); }
}
export class Other {
  constructor() { lease('a'); } // ? dropped
  dispose() { console.log('gone'); }
}
export async function run() {
  lease('b'); // ? dropped
  await openSession('c'); // ? dropped
  tap('d'); // ? dropped
  return tap('e');
}`,
    },
    'a listener of the page that a helper adds, and that nothing undoes': {
      only: ['typed', 'only a type says what a function gives'],
      code: `
declare function addDisposableListener(target: EventTarget, type: string, run: () => void): { dispose(): void };
export class View {
  constructor(private readonly element: HTMLElement) { addDisposableListener(window, 'resize', () => this.update()); } // ! dropped
  update() { this.element.hidden = true; }
  dispose() { this.element.remove(); }
}`,
    },
    'a request whose answer begins an interval, and what only looks like a client': `
import { Component } from '@angular/core';
import { HttpClient } from '@angular/common/http';
import { interval, switchMap } from 'rxjs';
import { Feed } from './feed';
@Component({ template: '' })
export class View {
  constructor(private readonly http: HttpClient, private readonly feed: Feed) {}
  poll() { this.http.get('/a').pipe(switchMap(() => interval(1000))).subscribe(() => this.draw()); } // ! dropped
  follow() { this.feed.get('/a').subscribe(() => this.draw()); } // ? dropped
  draw() {}
}`,
    'a collector of another file, which may see to its own end': `
import { Directive, Input, OnDestroy } from '@angular/core';
import { NavigationEnd, Router } from '@angular/router';
import { Subscriptions } from './subscriptions';
@Directive({ selector: '[x-link]' })
export class Link implements OnDestroy {
  private readonly subscriptions = new Subscriptions();
  @Input() to = '';
  constructor(private readonly router: Router) {
    this.subscriptions.add(this.router.events.subscribe((event) => { if (event instanceof NavigationEnd) console.log(this.to); })); // ? neverReleased
  }
  ngOnDestroy() { console.log(this.to); }
}`,
    'a notifier that nothing fires, on what one of two calls gives': `
import { Component } from '@angular/core';
import { Subject, takeUntil } from 'rxjs';
import { Catalog } from './catalog.service';
@Component({ selector: 'x-dialog', template: '' })
export class Dialog {
  private readonly gone = new Subject<void>();
  constructor(private readonly catalog: Catalog) {}
  save(id: string | null) {
    (id === null ? this.catalog.create() : this.catalog.update(id)).pipe(takeUntil(this.gone)).subscribe(() => { console.log(this); }); // ? deadNotifier
  }
}`,
    'a registration with another extension, beside what is collected': `
import * as vscode from 'vscode';
import type { Git, Provider } from './git';
export function activate(context: vscode.ExtensionContext, git: Git, provider: Provider) {
  context.subscriptions.push(vscode.commands.registerCommand('a', () => {}));
  git.registerRemoteProvider(provider); // ? dropped
}`,
    'a subscription of each event, in a collector that only the end empties': `
import type { Editor, Editors } from './editor';
import { CompositeDisposable } from './disposables';
export class Panel {
  private readonly subscriptions = new CompositeDisposable();
  constructor(editors: Editors) {
    this.subscriptions.add(editors.onDidChangeActive((editor: Editor) => {
      this.subscriptions.add(editor.onDidMove(() => { this.update(); })); // ? piled
    }));
    this.subscriptions.add(editors.onDidChangeTheme(() => { this.follow(editors); }));
  }
  private follow(editors: Editors) { this.subscriptions.add(editors.onDidChangeStyle(() => { this.update(); })); } // ? piled
  private update() { console.log('moved'); }
  dispose() { this.subscriptions.dispose(); }
}`,
    'a stream that whoever renders it gives, and ends before the next': `
import { Component, Input } from '@angular/core';
import { Observable, Subscription } from 'rxjs';
@Component({ selector: 'x-field', template: '' })
export class Field {
  private subscription: Subscription | null = null;
  @Input() set color(given: Observable<string>) {
    this.subscription?.unsubscribe();
    this.subscription = given.subscribe((value) => { console.log(this, value); }); // ? notAtEnd
  }
}`,
    'the clean-up of another effect ends only the last one in a ref': `
import { useEffect, useRef, useState } from 'react';
import { interval, type Subscription } from 'rxjs';
export function Timeline(props: { speed: number }) {
  const [now, setNow] = useState(0);
  const refresh = useRef<Subscription | null>(null);
  useEffect(() => () => { refresh.current?.unsubscribe(); }, []);
  useEffect(() => {
    refresh.current = interval(props.speed).subscribe((next) => { setNow(next); }); // ? unreached
  }, [props.speed]);
  return now;
}`,
    'a subscription by its name, to what was handed in': `
export function watch(store: any, bus: any, listener: any) {
  const timer = setInterval(() => console.log(1), 1000);
  store.subscribe(() => console.log(2)); // ? dropped
  bus.subscribe('change', listener); // ? dropped
  return { stop: () => clearInterval(timer) };
}
export class Panel {
  constructor(private readonly store: any, options: any) {
    this.store.subscribe(() => this.draw()); // ? dropped
    options.bus.subscribe('change', () => this.draw()); // ? dropped
  }
  draw() {}
  dispose() {}
}`,
    'a collector of a call that nothing ends': `
import { Store } from './store';
export async function ask(api: any, token: any) {
  const store = new Store(); // ? neverReleased
  store.add(token.onCancellationRequested(() => store.dispose()));
  store.add(api.onDidReceive(() => console.log(1)));
  return api.run();
}
export function list(api: any) {
  const all: { dispose(): void }[] = [];
  all.push(api.onDidReceive(() => console.log(1))); // ? neverReleased
  api.onDidChange(() => console.log(2), null, all);
}`,
    'a call that may complete, though it can be cancelled': `
import { Component, Input, inject } from '@angular/core';
import type { Observable, Subscription } from 'rxjs';
import { Files } from './files';
@Component({ selector: 'x-upload', template: '' })
export class Upload {
  @Input() id = '';
  private readonly files: { attach(id: string): Observable<number> } = inject(Files);
  private running: Subscription | null = null;
  start() {
    this.running = this.files.attach(this.id).subscribe((done) => { console.log(this, done); }); // ? unreached
  }
  cancel() { if (this.running) this.running.unsubscribe(); }
}`,
    'a service that others extend, and an emitter that a parent gives': `
import { Directive, EventEmitter, Input } from '@angular/core';
import { Router } from '@angular/router';
@Directive()
export abstract class BaseListService {
  constructor(router: Router) { router.events.subscribe(() => this.draw()); } // ? dropped
  draw() {}
}
@Directive()
export abstract class BaseList {
  @Input() set sorter(value: EventEmitter<void>) { value.subscribe(() => this.draw()); }
  constructor(router: Router) { router.events.subscribe(() => this.draw()); } // ! dropped
  draw() {}
}`,
    'released where only the base could call': `
import { Component } from '@angular/core';
import { Router } from '@angular/router';
import type { Subscription } from 'rxjs';
import { View } from './view';
@Component({ template: '' })
export class Account extends View {
  private events?: Subscription;
  constructor(private readonly router: Router) { super(); }
  ngOnInit() { this.events = this.router.events.subscribe(() => this.draw()); } // ? unreached
  draw() {}
  cleanUpAll() { this.events?.unsubscribe(); }
}`,
    'what is injected: a service, a class of the framework, and a component around this one': `
import { Component } from '@angular/core';
import { Router } from '@angular/router';
import { distinctUntilChanged } from 'rxjs';
import { Panel } from './panel';
import { UserService } from './user.service';
@Component({ template: '' })
export class Row {
  constructor(private readonly users: UserService, private readonly router: Router, private readonly panel: Panel) {}
  ngOnInit() {
    this.users.changes.pipe(distinctUntilChanged()).subscribe(() => this.draw()); // ! dropped
    this.router.events.pipe(distinctUntilChanged()).subscribe(() => this.draw()); // ! dropped
    this.panel.changes.pipe(distinctUntilChanged()).subscribe(() => this.draw()); // ? dropped
  }
  draw() {}
}`,
    'after takeUntil: a source that goes on, and one that nobody knows': `
import { Component } from '@angular/core';
import { interval, Subject, switchMap, takeUntil } from 'rxjs';
import { load } from './load';
@Component({ template: '' })
export class Clock {
  private readonly gone = new Subject<void>();
  ngOnInit() {
    interval(1000).pipe(takeUntil(this.gone), switchMap(() => interval(10))).subscribe(() => this.tick()); // ! unsafeTakeUntil
    interval(1000).pipe(takeUntil(this.gone), switchMap(() => load())).subscribe(() => this.tick()); // ? unsafeTakeUntil
  }
  tick() {}
  ngOnDestroy() { this.gone.next(); }
}`,
    'a stream of an overlay that is made once, in a method that asks whether it is there': `
import { Directive, OnDestroy } from '@angular/core';
import { Overlay, OverlayRef } from '@angular/cdk/overlay';
@Directive({ selector: '[appPicker]' })
export class Picker implements OnDestroy {
  private popup?: OverlayRef;
  constructor(private readonly overlay: Overlay) {}
  open() {
    if (!this.popup) {
      this.make();
    }
    this.popup?.attach({});
    this.popup?.backdropClick().subscribe(() => { this.close(); }); // ? piled
  }
  close() { this.popup?.detach(); }
  ngOnDestroy() { this.popup?.dispose(); }
  private make() { this.popup = this.overlay.create(); }
}`,
    'collected in what nothing empties': `
import { Component } from '@angular/core';
import { interval, Subscription } from 'rxjs';
@Component({ template: '' })
export class Ticker {
  private readonly subscriptions = new Subscription();
  private readonly others: Subscription[] = [];
  start() {
    this.subscriptions.add(interval(1000).subscribe(() => this.tick())); // ! neverReleased
    this.others.push(interval(1000).subscribe(() => this.tick())); // ! neverReleased
  }
  tick() {}
}`,
    'an event of VS Code and Atom by its name and listener, where no type tells': `
import type { TextModel } from './not-here';
export class Mode {
  private readonly buffer: TextModel;
  constructor(buffer: TextModel) {
    this.buffer = buffer;
    this.buffer.onDidChangeText(async () => this.parse()); // ? dropped
  }
  parse() {}
}
export const race = (work: Promise<void>, token: TextModel) =>
  new Promise<void>((resolve, reject) => {
    token.onCancellationRequested(() => reject(new Error('cancelled'))); // ? dropped
    work.then(resolve, reject);
  });`,
    'the API of VS Code, where its types are not resolved': `
import * as vscode from 'vscode';
export class Status implements vscode.Disposable {
  start() {
    vscode.workspace.onDidChangeConfiguration(() => this.update()); // ? dropped
  }
  update() {}
  dispose() {}
}`,
    'an outer component, and a notifier that nobody fires on a form of the own: no more than a look': `
import { Component, Input } from '@angular/core';
import { FormBuilder } from '@angular/forms';
import { Subject, takeUntil } from 'rxjs';
declare class PopoverComponent { closed: Subject<void>; shown: Subject<void> }
@Component({ template: '' })
export class Panel {
  private readonly destroy$ = new Subject<void>();
  private readonly form = this.builder.group({});
  private count = 0;
  constructor(private readonly builder: FormBuilder, private readonly popover: PopoverComponent) {
    this.popover.closed.subscribe(() => this.add()); // ? dropped
    this.form.valueChanges.pipe(takeUntil(this.destroy$)).subscribe(() => this.add()); // ? deadNotifier
  }
  @Input()
  set other(other: PopoverComponent) {
    other.shown.subscribe(() => this.add()); // ? dropped
  }
  private add() { this.count++; }
}`,
    'a private method ends nothing': `
import { Subject } from 'rxjs';
export abstract class Socket {
  private timer?: ReturnType<typeof setTimeout>;
  constructor(private readonly changes: Subject<void>) {
    this.changes.subscribe(() => this.reset()); // ? dropped
  }
  private reset() { clearTimeout(this.timer); }
}`,
    'a field that is one value, or what a service loads': `
import { Component, inject } from '@angular/core';
import { of } from 'rxjs';
import { Tasks } from './tasks';
@Component({ template: '' })
export class Dialog {
  private readonly tasks = inject(Tasks);
  id?: string;
  private readonly provider$ = this.id ? of(this.id) : this.tasks.load('parent');
  constructor() { this.provider$.subscribe((id: string) => console.log(id)); } // ? dropped
  ngOnDestroy() { console.log('end'); }
}`,
    'a stream of unknown end, beside a release of what nothing fills': `
import { Component, inject } from '@angular/core';
import type { Subscription } from 'rxjs';
import { whole } from './operators';
import { Items } from './items';
@Component({ template: '' })
export class List {
  readonly items = inject(Items);
  subscription?: Subscription;
  names: string[] = [];
  load() {
    this.items.load().pipe(whole()).subscribe((names) => { this.names = names; }); // ? dropped
  }
  ngOnDestroy() { this.subscription?.unsubscribe(); }
}`,
    'the promise settles otherwise, and the source keeps its handler': {
      code: `
interface Event { (listener: () => void): { dispose(): void } }
interface Token { readonly onCancelled: Event }
export function cancellable<R>(promise: Promise<R>, token: Token) {
  return new Promise<R>((resolve, reject) => {
    token.onCancelled(() => reject(new Error('cancelled'))); // ! dropped
    promise.then(resolve, reject);
  });
}`,
      only: ['typed', 'what a call gives is known by its type'],
    },
    'what is returned stops everything else': {
      code: `
interface Cycle { subscribe(listener: () => void): { unsubscribe(): void } }
export function record(cycle: Cycle) {
  const timer = setInterval(() => console.log('tick'), 1000);
  cycle.subscribe(() => console.log('view')); // ? dropped
  return { stop: () => clearInterval(timer) };
}`,
      only: ['typed', 'what a call gives is known by its type'],
    },
    'a field that is called at the end, and that nothing fills': {
      filename: 'file.js',
      only: ['untyped', 'plain JavaScript outside of every project'],
      code: `
export class Status {
  constructor(source) { this.source = source; }
  async start() {
    const status = await this.source.open();
    status.subscribe(() => this.update()); // ? dropped
  }
  update() {}
  dispose() {
    if (this.undo) this.undo = this.undo();
  }
}`,
    },
    'RxJS operators tell a stream': `
import { Component } from '@angular/core';
import { filter, Subject, takeUntil } from 'rxjs';
import { Users } from './users';
@Component({ template: '' })
export class View {
  private readonly gone = new Subject<void>();
  constructor(private readonly users: Users) {}
  ngOnInit() {
    this.users.changes.pipe(filter(Boolean)).subscribe(() => this.draw()); // ? dropped
    this.users.changes.pipe(filter(Boolean), takeUntil(this.gone)).subscribe(() => this.draw()); // ! deadNotifier
  }
  draw() {}
  ngOnDestroy() {}
}`,
    'an observer of three functions tells a stream': `
export class Process {
  constructor(launched: { out: import('rxjs').Observable<string> }) {
    launched.out.subscribe((text) => this.read(text), () => this.fail(), () => this.fail()); // ? dropped
  }
  read(text: string) {}
  fail() {}
  [Symbol.dispose]() {}
}`,
    'a destructured stream of what is injected': `
import { Component } from '@angular/core';
import { map } from 'rxjs';
import { Layout } from './layout';
@Component({ template: '' })
export class Row {
  constructor(private readonly layout: Layout) {}
  ngOnInit() {
    const { width$ } = this.layout;
    width$.pipe(map(Number)).subscribe(() => this.draw()); // ? dropped
  }
  draw() {}
}`,
    'an operator that only a lasting source needs': `
import { Component } from '@angular/core';
import { distinctUntilChanged } from 'rxjs';
import { Layout } from './layout';
@Component({ template: '' })
export class Row {
  constructor(private readonly layout: Layout) {}
  ngOnInit() {
    this.layout.watch('a').pipe(distinctUntilChanged()).subscribe(() => this.draw()); // ? dropped
  }
  draw() {}
}`,
    'one of two alternatives goes on': `
import { Component, Optional } from '@angular/core';
import { fromEvent, merge, of, startWith } from 'rxjs';
import { Dir } from './dir';
@Component({ template: '' })
export class Row {
  constructor(@Optional() private readonly dir: Dir) {}
  ngOnInit() {
    const changed = this.dir ? this.dir.change : of(null);
    merge(changed, fromEvent(document, 'scroll')).pipe(startWith(null)).subscribe(() => this.draw()); // ? dropped
  }
  draw() {}
}`,
    'a method of the class makes the stream': `
import { Component } from '@angular/core';
import { fromEvent, merge, type Subscription } from 'rxjs';
@Component({ template: '' })
export class Menu {
  private closing?: Subscription;
  open() {
    this.closing?.unsubscribe();
    this.closing = this.actions().subscribe(() => this.draw()); // ! notAtEnd
  }
  private actions() { return merge(fromEvent(document, 'click'), fromEvent(window, 'blur')); }
  draw() {}
}`,
    'what ends the instance is there, and not used': `
import { Component, inject } from '@angular/core';
import { distinctUntilChanged, Subject } from 'rxjs';
import { Tree } from './tree';
@Component({ template: '' })
export class Node {
  protected readonly gone = new Subject<void>();
  private readonly tree = inject(Tree);
  ngOnInit() {
    this.tree.getModel().changed.pipe(distinctUntilChanged()).subscribe(() => this.draw()); // ? dropped
  }
  draw() {}
  ngOnDestroy() { this.gone.next(); this.gone.complete(); }
}`,
    'the same, where nothing ends the instance': `
import { Component, inject } from '@angular/core';
import { distinctUntilChanged } from 'rxjs';
import { Tree } from './tree';
@Component({ template: '' })
export class Node {
  private readonly tree = inject(Tree);
  ngOnInit() {
    this.tree.getModel().changed.pipe(distinctUntilChanged()).subscribe(() => this.draw()); // ? dropped
  }
  draw() {}
}`,
    'once in the component that the application starts with': `
import { Component } from '@angular/core';
import { filter } from 'rxjs';
import { Users } from './users';
@Component({ selector: 'app-root', template: '' })
export class App {
  constructor(private readonly users: Users) {
    this.users.changes.pipe(filter(Boolean)).subscribe(() => this.draw()); // ? dropped
  }
  again() {
    this.users.changes.pipe(filter(Boolean)).subscribe(() => this.draw()); // ? dropped
  }
  draw() {}
}`,
    'a field is there for it, and nothing fills it': `
import { merge, of, type Subscription } from 'rxjs';
import { Sort } from './sort';
export class Source {
  subscription: Subscription;
  private readonly sort: Sort;
  constructor(sort: Sort) { this.sort = sort; }
  start() {
    this.subscription?.unsubscribe();
    merge(of(1), this.sort.changed).subscribe(() => this.draw()); // ? dropped
  }
  draw() {}
}`,
    'VS Code: what the API gives, told by the import': `
import { workspace as space } from 'vscode';
export class View {
  constructor() {
    space.onDidSaveTextDocument(() => this.draw()); // ? dropped
  }
  draw() {}
  dispose() {}
}`,
    'the undo is called elsewhere, so it is one': `
import { subscribeNews } from './news';
export class View extends HTMLElement {
  private undo?: () => void;
  show() {
    this.undo?.();
    this.undo = subscribeNews(() => this.draw()); // ? notAtEnd
  }
  draw() {}
}`,
    'undone when it is hidden': `
import { subscribeNews } from './news';
export class View extends HTMLElement {
  private undo?: () => void;
  showDialog() {
    this.undo = subscribeNews(() => this.draw()); // ? unreached
  }
  closeDialog() { this.undo?.(); }
  draw() {}
}`,
    'a field declared as disposable, disposed only to be set again': `
import * as vscode from 'vscode';
export class Node {
  private provider: vscode.Disposable | undefined;
  constructor(private readonly registry: { register(id: number): any }) {}
  show(id: number) {
    this.provider?.dispose();
    this.provider = this.registry.register(id); // ? notAtEnd
  }
  dispose() { console.log('bye'); }
}`,
    'a registration of VS Code': `
import { commands as palette } from 'vscode';
export class Commands {
  open = palette.registerCommand('open', () => this.run()); // ? neverReleased
  run() {}
  dispose() { console.log(1); }
}`,
    'an endless stream': `
import { interval } from 'rxjs';
export class Clock {
  start() {
    interval(1000).subscribe(() => this.tick()); // ? dropped
  }
  tick() {}
  dispose() {}
}`,
    'a timer with a period': `
import { timer } from 'rxjs';
export class Clock {
  start() {
    timer(0, 1000).subscribe(() => this.tick()); // ? dropped
  }
  tick() {}
  dispose() {}
}`,
    'the subscription is kept and never ended': `
import { fromEvent } from 'rxjs';
export class Menu {
  subscription = fromEvent(window, 'resize').subscribe(() => this.layout()); // ? neverReleased
  layout() {}
  dispose() {}
}`,
    'ended only before it is made again': `
import { interval, type Subscription } from 'rxjs';
export class Clock {
  subscription: Subscription | undefined;
  restart() {
    this.subscription?.unsubscribe();
    this.subscription = interval(1000).subscribe(() => this.tick()); // ? notAtEnd
  }
  tick() {}
  dispose() {}
}`,
    'an operator after takeUntil that subscribes': `
import { interval, Subject, switchMap, takeUntil } from 'rxjs';
export class Clock {
  private readonly gone = new Subject<void>();
  start() {
    interval(1000).pipe(takeUntil(this.gone), switchMap(() => interval(10))).subscribe(() => this.tick()); // ? unsafeTakeUntil
  }
  tick() {}
  dispose() { this.gone.next(); }
}`,
    'a notifier that nothing fires': `
import { Component } from '@angular/core';
import { interval, Subject, takeUntil } from 'rxjs';
@Component({ template: '' })
export class Clock {
  private readonly gone = new Subject<void>();
  ngOnInit() {
    interval(1000).pipe(takeUntil(this.gone)).subscribe(() => this.tick()); // ! deadNotifier
  }
  tick() {}
  ngOnDestroy() {}
}`,
    'a notifier that only completes': `
import { interval, Subject, takeUntil } from 'rxjs';
export class Clock {
  private readonly gone = new Subject<void>();
  start() {
    interval(1000).pipe(takeUntil(this.gone)).subscribe(() => this.tick()); // ? deadNotifier
  }
  tick() {}
  dispose() { this.gone.complete(); }
}`,
    'an effect without a clean-up': `
import { useEffect } from 'react';
import { interval } from 'rxjs';
export function useClock(tick: () => void) {
  useEffect(() => {
    interval(1000).subscribe(tick); // ! dropped
  }, [tick]);
}`,
    'the stream of a service': {
      code: `
import { Component } from '@angular/core';
import { Observable } from 'rxjs';
declare class Users { readonly changes: Observable<void> }
@Component({ template: '' })
export class View {
  constructor(private readonly users: Users) {
    this.users.changes.subscribe(() => this.draw()); // ? dropped
  }
  draw() {}
}`,
      only: ['typed', 'only its type says that it is an observable'],
    },
    'the subject of a service, by its annotation': `
import { Component } from '@angular/core';
import { Subject } from 'rxjs';
@Component({ template: '' })
export class View {
  constructor(private readonly changes: Subject<void>) {
    this.changes.subscribe(() => this.draw()); // ? dropped
  }
  draw() {}
}`,
    'a store\'s undo is dropped': {
      code: `
import { store } from './store';
export class View {
  constructor() {
    store.subscribe(() => this.draw()); // ? dropped
  }
  draw() {}
  dispose() {}
}`,
      only: resultType,
    },
    'a store\'s undo is kept and not called': {
      code: `
import { store } from './store';
export class View {
  unsubscribe = store.subscribe(() => this.draw()); // ? neverReleased
  draw() {}
  dispose() {}
}`,
      only: resultType,
    },
    'a store in an effect': {
      code: `
import { useEffect } from 'react';
import { store } from './store';
export function useStore(run: () => void) {
  useEffect(() => {
    store.subscribe(run); // ! dropped
  }, [run]);
}`,
      only: resultType,
    },
    'a VS Code event': {
      code: `
import * as vscode from 'vscode';
export class View {
  constructor() {
    vscode.workspace.onDidSaveTextDocument(() => this.draw()); // ? dropped
  }
  draw() {}
  dispose() {}
}`,
      only: resultType,
    },
    'an event of something handed in': {
      code: `
import type { Event } from 'vscode';
export class View {
  constructor(model: { onDidChange: Event<void> }) {
    model.onDidChange(() => this.draw()); // ? dropped
  }
  draw() {}
  dispose() {}
}`,
      only: resultType,
    },
    'Unsubscribable': {
      code: `
declare function make(): { watch(run: () => void): { unsubscribe(): void } };
const clock = make();
export class View {
  constructor() {
    clock.watch(() => this.draw()); // ? dropped
  }
  draw() {}
  dispose() {}
}`,
      only: resultType,
    },
    'focus monitor': `
import { Component } from '@angular/core';
import { FocusMonitor } from '@angular/cdk/a11y';
@Component({ template: '' })
export class Field {
  constructor(private readonly focus: FocusMonitor, private readonly element: HTMLElement) {
    this.focus.monitor(this.element); // ! neverReleased
  }
}`,
    'a stream that may complete or not': {
      code: `
import { Component } from '@angular/core';
import { Observable } from 'rxjs';
declare class Users { load(): Observable<void> }
@Component({ template: '' })
export class View {
  constructor(private readonly users: Users) {
    this.users.load().subscribe(() => this.draw()); // ? dropped
  }
  draw() {}
}`,
      only: ['typed', 'only its type says that it is an observable'],
    },
    'Vue: onMounted alone': `
import { onMounted } from 'vue';
import { interval } from 'rxjs';
export function useClock(tick: () => void) {
  onMounted(() => {
    interval(1000).subscribe(tick); // ? dropped
  });
}`,
  },
};
