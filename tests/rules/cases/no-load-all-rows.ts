import type { Cases } from '../cases.ts';

export const cases: Cases = {
  valid: {
    'the rows are what is asked for': `
import Database from 'better-sqlite3';
const db = new Database('app.db');
export const users = () => db.prepare('SELECT * FROM users').all();
export const sorted = () => db.prepare('SELECT * FROM users').all().sort();`,
    'what is handed on, counted or few, and promises of others': `
import { MongoClient } from 'mongodb';
import { Client } from 'pg';
const users = new MongoClient('mongodb://localhost').db('app').collection('users');
const client = new Client();
declare const shop: { find(query: object): { toArray(): Promise<string[]> } };
export function lists(send: (rows: unknown[]) => void) {
  void users.find({}).toArray().then((rows) => send(rows));
  void users.find({}).toArray().then(send);
  void users.find({}).limit(10).toArray().then((rows) => { for (const row of rows) console.log(row); });
  void users.find({}).toArray().then((rows) => { for (const row of rows) console.log(row, rows.length); });
  void client.query('SELECT count(*) FROM users').then(({ rows }) => { for (const row of rows) console.log(row); });
  void client.query('SELECT * FROM users').then((result) => { for (const row of result.rows) console.log(row, result.rowCount); });
  void shop.find({}).toArray().then((rows) => { for (const row of rows) console.log(row); });
  void users.find({}).toArray().then(() => 1, () => 2);
}`,
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
    'few rows of other drivers': `
import { Pool } from 'pg';
import mysql from 'mysql2/promise';
import knex from 'knex';
import { PrismaClient } from '@prisma/client';
const pool = new Pool();
const connection = mysql.createPool('mysql://localhost');
const db = knex({ client: 'pg' });
const prisma = new PrismaClient();
export async function show(id: number) {
  const { rows } = await pool.query('SELECT * FROM users LIMIT 10');
  for (const row of rows) console.log(row);
  const { rows: tables } = await pool.query('select * from information_schema.tables');
  for (const table of tables) console.log(table);
  const { rows: policies } = await pool.query("select * from pg_policies order by tablename");
  for (const policy of policies) console.log(policy);
  const [counts] = await connection.query('SELECT count(*) AS n FROM users');
  for (const row of counts) console.log(row.n);
  for (const row of await db('users').limit(10)) console.log(row);
  for (const row of await db('users').insert({ id }).returning('*')) console.log(row);
  for (const user of await prisma.user.findMany({ take: 10 })) console.log(user);
  const added = await pool.query('INSERT INTO users VALUES ($1) RETURNING id', [id]);
  for (const row of added.rows) console.log(row);
}`,
    'more of the result than its rows': `
import { Client } from 'pg';
const client = new Client();
export async function show() {
  const result = await client.query('SELECT * FROM users');
  console.log(result.rowCount);
  for (const row of result.rows) console.log(row);
  const { rows, fields } = await client.query('SELECT * FROM users');
  for (const row of rows) console.log(row, fields);
}`,
    'a query, a findMany and a find of something else': `
import { Client } from './client';
import { EventEmitter } from 'node:events';
const client = new Client();
export async function show(store: { user: { findMany(): Promise<string[]> } }, emitter: EventEmitter) {
  const { rows } = await client.query('SELECT * FROM users');
  for (const row of rows) console.log(row);
  for (const user of await store.user.findMany()) console.log(user, emitter);
}`,
    'queries of mongoose that give a few, or something else': `
import { model, Schema } from 'mongoose';
const User = model('User', new Schema({ name: String }));
export async function few(write: (name: unknown) => void) {
  for (const user of await User.find().sort({ name: 1 }).limit(10).lean()) write(user);
  for (const user of await User.findOne().lean()) write(user);
  for (const name of await User.distinct('name').exec()) write(name);
}`,
    'records that are few, kept, or of another class': `
import { BaseEntity } from 'typeorm';
class User extends BaseEntity { name = ''; }
class Shelf { static async find(): Promise<{ name: string }[]> { return []; } }
export async function print() {
  for (const user of await User.find({ take: 10 })) console.log(user.name);
  for (const book of await Shelf.find()) console.log(book.name);
  const users = await User.find();
  return users;
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
    'rows that come by a promise': `
import knex from 'knex';
import { MongoClient } from 'mongodb';
import mongoose from 'mongoose';
import { Client } from 'pg';
const users = new MongoClient('mongodb://localhost').db('app').collection('users');
const User = mongoose.model('User', new mongoose.Schema({ name: String }));
const client = new Client();
const db = knex({ client: 'pg' });
export function print() {
  void users.find({}).toArray().then((rows) => { // ! loaded
    for (const row of rows) console.log(row);
  });
  void User.find({ open: true }).then((all) => all.forEach((user) => console.log(user.name))); // ? loaded
  void client.query('SELECT * FROM users').then(({ rows }) => { // ! loaded
    for (const row of rows) console.log(row);
  });
  return client.query('SELECT * FROM users WHERE age > 3').then((result) => { // ? loaded
    for (const row of result.rows) console.log(row);
  });
}
export const names = () => db('users').select('name').then(function (rows) { for (const row of rows) console.log(row); }); // ! loaded`,
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
    'rows of PostgreSQL': `
import { Client, Pool, type PoolClient } from 'pg';
const pool = new Pool();
const client = new Client();
export async function dump(id: string) {
  const { rows } = await client.query('SELECT * FROM users'); // ! loaded
  for (const row of rows) console.log(row);
  const found = await pool.query('SELECT * FROM users WHERE age > $1', [id]); // ? loaded
  for (const row of found.rows) console.log(row);
  for (const row of (await client.query('SELECT * FROM orders')).rows) console.log(row); // ! loaded
}
export async function within(connection: PoolClient) {
  const { rows: users } = await connection.query('SELECT * FROM users ORDER BY id'); // ! loaded
  users.forEach((user) => console.log(user));
}`,
    'rows of MySQL': `
import mysql from 'mysql2';
import { createConnection } from 'mysql2/promise';
const connection = mysql.createConnection('mysql://localhost');
export async function dump() {
  const [rows] = await connection.promise().query('SELECT * FROM users'); // ! loaded
  for (const row of rows) console.log(row);
  const other = await createConnection('mysql://localhost');
  const [orders] = await other.execute('SELECT * FROM orders WHERE open = 1'); // ? loaded
  for (const order of orders) console.log(order);
}`,
    'rows of a builder': `
import makeBuilder from 'knex';
const db = makeBuilder({ client: 'mysql2' });
export async function dump() {
  for (const user of await db('users').select('id', 'name')) console.log(user); // ! loaded
  const orders = await db.select('*').from('orders').where('open', true); // ? loaded
  for (const order of orders) console.log(order);
}`,
    'rows of Prisma': `
import { PrismaClient } from '@prisma/client';
export class Report {
  constructor(private readonly prisma: PrismaClient) {}
  async print() {
    for (const user of await this.prisma.user.findMany()) console.log(user); // ! loaded
    const orders = await this.prisma.order.findMany({ where: { open: true } }); // ? loaded
    for (const order of orders) console.log(order);
  }
}`,
    'rows of TypeORM': `
import { DataSource, Repository } from 'typeorm';
import { User } from './user';
const source = new DataSource({ type: 'mysql' });
export async function print(orders: Repository<{ id: number }>) {
  for (const user of await source.getRepository(User).find()) console.log(user); // ! loaded
  for (const row of await source.createQueryBuilder(User, 'user').select('user.name').getRawMany()) console.log(row); // ! loaded
  for (const order of await orders.find({ where: { id: 1 } })) console.log(order); // ? loaded
}`,
    'active records of TypeORM': `
import { BaseEntity, Entity } from 'typeorm';
@Entity()
class Person extends BaseEntity { name = ''; }
@Entity()
class User extends Person { age = 1; }
export async function print() {
  for (const user of await User.find()) console.log(user.name); // ! loaded
  const grown = await User.find({ where: { age: 18 } }); // ? loaded
  for (const user of grown) console.log(user.name);
}`,
    'queries of mongoose, however they end': `
import { model, Schema } from 'mongoose';
const User = model('User', new Schema({ name: String }));
export async function all(write: (name: unknown) => void) {
  const plain = await User.find().lean(); // ! loaded
  for (const user of plain) write(user.name);
  for (const user of await User.find({}).sort({ name: 1 }).exec()) write(user.name); // ! loaded
  const named = await User.find({ name: 'x' }).select('name'); // ? loaded
  named.forEach((user) => write(user.name));
}`,
  },
};
