import type { Cases } from '../cases.ts';

export const cases: Cases = {
  valid: {
    'another function may revoke it': `
const link = document.createElement('a');
export function offer(blob: Blob) { link.href = URL.createObjectURL(blob); }
export function withdraw() { const url = link.href; URL.revokeObjectURL(url); }`,
    'released by the event of what shows it': `
export class Player {
  private url = '';
  readonly media = document.createElement('video');
  attach(source: MediaSource) {
    source.addEventListener('sourceopen', () => { this.opened(); }, { once: true });
    this.url = URL.createObjectURL(source);
    this.media.src = this.url;
  }
  private opened() { URL.revokeObjectURL(this.url); }
  destroy() { this.media.src = ''; }
}`,
    'a choice that is kept where it is revoked': `
export class Player {
  private own?: string;
  readonly media = document.createElement('video');
  show(url: string, blob?: Blob) {
    if (this.own) URL.revokeObjectURL(this.own);
    const source = blob ? URL.createObjectURL(blob) : url;
    if (source !== url) this.own = source;
    this.media.src = source;
  }
  destroy() { if (this.own) URL.revokeObjectURL(this.own); }
}`,
    'a state whose effect revokes it': { filename: 'file.tsx', code: `
import { useEffect, useState } from 'react';
export function Preview({ file }: { file: Blob }) {
  const [url, setUrl] = useState('');
  useEffect(() => { setUrl(URL.createObjectURL(file)); }, [file]);
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  return <img src={url} />;
}` },
    'a state whose setter revokes the former': { filename: 'file.tsx', code: `
import { useState } from 'react';
export function Preview() {
  const [url, setUrl] = useState('');
  const pick = (file: File) => {
    const next = URL.createObjectURL(file);
    setUrl(next);
  };
  const clear = () => setUrl((former) => { URL.revokeObjectURL(former); return ''; });
  return <div onClick={clear} onDrop={(event) => pick(event.dataTransfer.files[0]!)}><img src={url} /></div>;
}` },
    'a state that a hook gives to its caller': { filename: 'file.tsx', code: `
import { useEffect, useState } from 'react';
export function useUrl(file: Blob) {
  const [url, setUrl] = useState('');
  useEffect(() => { setUrl(URL.createObjectURL(file)); }, [file]);
  return url;
}` },
    'a state that another component gets': { filename: 'file.tsx', code: `
import { useEffect, useState } from 'react';
import { Viewer } from './viewer';
export function Preview({ file }: { file: Blob }) {
  const [url, setUrl] = useState('');
  useEffect(() => { setUrl(URL.createObjectURL(file)); }, [file]);
  return <Viewer url={url} />;
}` },
    'revoked in the same call': `
export function save(blob: Blob) {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.click();
  URL.revokeObjectURL(url);
}`,
    'revoked once loaded': `
export function show(image: HTMLImageElement, blob: Blob) {
  const url = URL.createObjectURL(blob);
  image.onload = () => URL.revokeObjectURL(url);
  image.src = url;
}`,
    'the teardown revokes a field': `
export class Picture {
  url: string | undefined;
  show(blob: Blob) {
    if (this.url) URL.revokeObjectURL(this.url);
    this.url = URL.createObjectURL(blob);
  }
  dispose() { if (this.url) URL.revokeObjectURL(this.url); }
}`,
    'an effect revokes it': `
import { useEffect, useState } from 'react';
export function Picture({ blob }: { blob: Blob }) {
  const [source, setSource] = useState('');
  useEffect(() => {
    const url = URL.createObjectURL(blob);
    setSource(url);
    return () => URL.revokeObjectURL(url);
  }, [blob]);
  return source;
}`,
    'handed on': `
export const urlOf = (blob: Blob) => URL.createObjectURL(blob);
export function link(blob: Blob) {
  const url = URL.createObjectURL(blob);
  return url;
}`,
    'in a collection that is revoked': `
export class Gallery {
  urls: string[] = [];
  add(blob: Blob) { this.urls.push(URL.createObjectURL(blob)); }
  dispose() { this.urls.forEach((url) => URL.revokeObjectURL(url)); }
}`,
    'at the top of a module': `
export const worker = new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])));`,
    'a local look-alike': `
const URL = { createObjectURL(blob: Blob) { return String(blob.size); } };
export function save(blob: Blob) {
  const url = URL.createObjectURL(blob);
  console.log(url);
}`,
    'window.URL and webkitURL': `
export function save(blob: Blob) {
  const url = window.URL.createObjectURL(blob);
  open(url);
  setTimeout(() => window.URL.revokeObjectURL(url), 1000);
}`,
    'a getter that keeps what it makes, and a teardown that revokes it': `
export class Torrent {
  made?: string;
  constructor(readonly blob: Blob) {}
  get url() { return (this.made ??= URL.createObjectURL(this.blob)); }
  destroy() { if (this.made !== undefined) URL.revokeObjectURL(this.made); }
}`,
    'a method that hands it out': `
export class Torrent {
  constructor(readonly blob: Blob) {}
  url() { return URL.createObjectURL(this.blob); }
}`,
    'shown by a render, revoked when it is loaded': { filename: 'file.tsx', code: `
export const Picture = ({ blob }: { blob: Blob }) => <img src={URL.createObjectURL(blob)} onLoad={(event) => URL.revokeObjectURL(event.currentTarget.src)} />;` },
    'a member of another object of that name': `
const Engine = { createObjectURL: (source: MediaSource) => String(source) };
export function play(video: HTMLVideoElement) {
  const source = new MediaSource();
  video.src = Engine.createObjectURL(source);
}`,
    'a record that somebody else may read': `
export function attach(record: { src?: string }, blob: Blob) {
  record.src = URL.createObjectURL(blob);
}`,
    'revoked by a helper of the file': `
function forget(url: string) { URL.revokeObjectURL(url); }
export function save(blob: Blob) {
  const url = URL.createObjectURL(blob);
  open(url);
  forget(url);
}`,
  },
  invalid: {
    'a link that is given the URL by its attribute': `
export function save(blob: Blob) {
  const url = window.URL.createObjectURL(blob); // ! neverReleased
  const link = document.createElement('a');
  link.setAttribute('href', url);
  link.click();
}`,
    'another function of the file revokes its own': `
export function download(name: string, blob: Blob) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob); // ! dropped
  link.download = name;
  link.click();
}
export function play(audio: HTMLAudioElement, blob: Blob) {
  const url = URL.createObjectURL(blob);
  audio.src = url;
  audio.onended = () => URL.revokeObjectURL(url);
}
export function save(blob: Blob) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.click();
  URL.revokeObjectURL(link.href);
}`,
    'a state that an element shows': { filename: 'file.tsx', code: `
import { useEffect, useState } from 'react';
export function Preview({ file }: { file: Blob }) {
  const [url, setUrl] = useState('');
  useEffect(() => {
    setUrl(URL.createObjectURL(file)); // ! dropped
  }, [file]);
  return <img src={url} />;
}` },
    'a state that a handler sets': { filename: 'file.tsx', code: `
import { useState } from 'react';
export function Picker({ onPick }: { onPick: (file: File) => void }) {
  const [url, setUrl] = useState<string | null>(null);
  const pick = (file: File) => {
    const next = URL.createObjectURL(file); // ! neverReleased
    setUrl(next);
    onPick(file);
  };
  return <label><input type="file" onChange={(event) => pick(event.target.files![0]!)} />{url && <img src={url} />}</label>;
}` },
    'a getter': `
export class Torrent {
  constructor(readonly blob: Blob) {}
  get url() { return URL.createObjectURL(this.blob); } // ! dropped
}
export const torrent = (blob: Blob) => ({ get url() { return String(URL.createObjectURL(blob)); } }); // ! dropped`,
    'a getter of a prototype': `
export function Torrent(this: any, blob: Blob) { this.blob = blob; }
Object.defineProperty(Torrent.prototype, 'url', {
  get: function () { return window.URL.createObjectURL(this.blob); }, // ! dropped
});`,
    'shown by a render': { filename: 'file.tsx', code: `
export const Pictures = ({ blobs, big }: { blobs: Blob[]; big: boolean }) => <p>{blobs.map((blob) => <img src={big ? URL.createObjectURL(blob) : ''} />)}</p>; // ! dropped` },
    'a media source, through a member of the file': `
export class Engine {
  static createObjectURL: (source: MediaSource) => string;
  constructor(readonly video: { src: string }) {}
  open() {
    const source = new MediaSource();
    this.video.src = Engine.createObjectURL(source); // ! dropped
  }
}
Engine.createObjectURL = window.URL.createObjectURL;`,
    'never revoked': `
export function save(blob: Blob) {
  const url = URL.createObjectURL(blob); // ! neverReleased
  const link = document.createElement('a');
  link.href = url;
  link.click();
}`,
    'a field that the teardown forgets': `
export class Picture {
  url: string | undefined;
  show(blob: Blob) {
    this.url = URL.createObjectURL(blob); // ! neverReleased
  }
  dispose() {}
}`,
    'revoked only before the next': `
export class Picture {
  url = '';
  show(blob: Blob) {
    URL.revokeObjectURL(this.url);
    this.url = URL.createObjectURL(blob); // ! notAtEnd
  }
  dispose() {}
}`,
    'an effect without a clean-up': `
import { useEffect } from 'react';
export function usePicture(image: HTMLImageElement, blob: Blob) {
  useEffect(() => {
    const url = URL.createObjectURL(blob); // ! neverReleased
    image.src = url;
  }, [image, blob]);
}`,
    'window.URL': `
export function save(blob: Blob) {
  const url = window.URL.createObjectURL(blob); // ! neverReleased
  console.log(url);
}`,
    'an alias of URL': `
const { createObjectURL } = URL;
export function save(blob: Blob) {
  const url = createObjectURL(blob); // ! neverReleased
  console.log(url);
}`,
    'kept in a field and shown': `
export class Picture {
  url = '';
  image = new Image();
  show(blob: Blob) {
    this.url = URL.createObjectURL(blob); // ! neverReleased
    this.image.src = this.url;
  }
  destroy() { this.image.remove(); }
}`,
    'assigned where it is used': `
export function show(image: HTMLImageElement, blob: Blob) {
  image.src = URL.createObjectURL(blob); // ! dropped
}`,
    'made in a render': `
import { useState } from 'react';
export function Picture({ blob }: { blob: Blob }) {
  const [alt] = useState('');
  const url = URL.createObjectURL(blob); // ! neverReleased
  console.log(url, alt);
  return null;
}`,
    'a link for one download': `
export class Exporter {
  save(blob: Blob) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob); // ! dropped
    link.click();
  }
  dispose() {}
}`,
  },
};
