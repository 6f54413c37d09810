import type { Cases } from '../cases.ts';

export const cases: Cases = {
  valid: {
    'the rows are what is asked for': `
import Database from 'better-sqlite3';
const db = new Database('app.db');
export const users = () => db.prepare('SELECT * FROM users').all();
export const sorted = () => db.prepare('SELECT * FROM users').all().sort();`,
    'few rows by what the query says': `
import Database from 'better-sqlite3';
const db = new Database('app.db');
export function show(id: number) {
  for (const row of db.prepare('SELECT * FROM users LIMIT 10').all()) console.log(row);
  for (const row of db.prepare('PRAGMA table_info(users)').all()) console.log(row);
  for (const row of db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all()) console.log(row);
  for (const row of db.prepare('SELECT count(*) AS n FROM users').all()) console.log(row);
  for (const row of db.prepare('SELECT * FROM users WHERE id = ?').all(id)) console.log(row);
}`,
    'used again': `
import Database from 'better-sqlite3';
const db = new Database('app.db');
export function dump() {
  const rows = db.prepare('SELECT * FROM users').all();
  for (const row of rows) console.log(row);
  return rows.length;
}`,
    'an all of something else': `
import { Registry } from './registry';
const registry = new Registry();
export async function dump(list: { find(query: object): { toArray(): Promise<string[]> } }) {
  for (const item of registry.prepare('SELECT * FROM users').all()) console.log(item);
  for (const item of await list.find({}).toArray()) console.log(item);
  for (const item of await Promise.all([1, 2])) console.log(item);
}`,
    'an iterator and a cursor': `
import Database from 'better-sqlite3';
import { MongoClient } from 'mongodb';
const db = new Database('app.db');
const client = new MongoClient('mongodb://localhost');
export async function dump() {
  for (const row of db.prepare('SELECT * FROM users').iterate()) console.log(row);
  for await (const user of client.db().collection('users').find({})) console.log(user);
}`,
    'a page of documents': `
import { MongoClient } from 'mongodb';
const client = new MongoClient('mongodb://localhost');
export async function page(skip: number) {
  const users = await client.db().collection('users').find({}).skip(skip).limit(20).toArray();
  return users.map((user) => user.name);
}`,
  },
  invalid: {
    'a table of SQLite': `
import Database from 'better-sqlite3';
const db = new Database('app.db');
export function total() {
  let sum = 0;
  for (const row of db.prepare('SELECT price FROM orders').all()) { // ! loaded
    sum += row.price;
  }
  return sum;
}`,
    'a prepared statement, of a part of the table': `
import { DatabaseSync as Database } from 'node:sqlite';
export class Orders {
  readonly #db = new Database('app.db');
  readonly #recent = this.#db.prepare('SELECT * FROM orders WHERE placed > ?');
  names(since: number) {
    const rows = this.#recent.all(since); // ? loaded
    return rows.filter((row) => row.paid).map((row) => row.name);
  }
}`,
    'a statement by its type': `
import type { Statement } from 'better-sqlite3';
export function dump(statement: Statement) {
  for (const row of statement.all()) console.log(row); // ? loaded
}`,
    'documents of MongoDB': `
import { MongoClient, type Collection } from 'mongodb';
const client = new MongoClient('mongodb://localhost');
const users = client.db('app').collection('users');
export async function mails() {
  const all = await users.find({}).sort({ name: 1 }).toArray(); // ! loaded
  all.forEach((user) => console.log(user.mail));
}
export async function active(orders: Collection) {
  for (const order of await orders.find({ open: true }).toArray()) console.log(order); // ? loaded
}`,
    'documents of mongoose': `
import mongoose from 'mongoose';
const User = mongoose.model('User', new mongoose.Schema({ name: String }));
export async function names() {
  const found: string[] = [];
  for (const user of await User.find()) found.push(user.name); // ! loaded
  return found;
}`,
    'a CommonJS module': `
const Database = require('better-sqlite3');
const db = Database('app.db');
exports.longest = () => {
  const rows = db.prepare('select title from books').all(); // ! loaded
  let best = '';
  for (let i = 0; i < rows.length; i++) if (rows[i].title.length > best.length) best = rows[i].title;
  return best;
};`,
  },
};
