import { made } from './node.ts';
import type { Row } from './row.ts';

/** A client of a server: a variable of the module holds the one of the program. */
const client = (id: string, what: string, names: readonly string[], modules: readonly string[], release: readonly string[], kind: 'call' | 'new' = 'new'): Row => ({ ...made(id, what, names, modules, release, kind), oneForAll: true });

const database = (id: string, names: readonly string[], modules: readonly string[], release: readonly string[], kind: 'call' | 'new' = 'new'): Row => client(id, 'database client', names, modules, release, kind);

/** What a client lends: a connection of a pool, a session. One that is not given back is missing for good. */
const lent = (id: string, what: string, name: string, { of, modules, givenBy = [] }: { readonly of: readonly string[]; readonly modules: readonly string[]; readonly givenBy?: readonly string[] }, release: readonly string[]): Row => ({
  id: `node.${id}`,
  rule: 'no-unreleased-resource',
  what,
  acquire: { kind: 'method', names: [name], on: { from: 'package', package: modules, name: of, givenBy } },
  yields: 'handle',
  release: [{ by: 'method', names: release }],
  heldBy: 'global',
  scoped: true,
});

const pooled = (id: string, name: string, modules: readonly string[], givenBy: readonly string[] = []): Row => lent(id, 'pooled connection', name, { of: ['Pool'], modules, givenBy }, ['release', 'destroy', 'end', 'close']);

/** A worker, a job or a server that goes on by itself: asked for where the end of its maker is known. */
const lasting = (id: string, what: string, names: readonly string[], modules: readonly string[], release: readonly string[], kind: 'call' | 'new' = 'new'): Row => ({ ...made(id, what, names, modules, release, kind), lived: true });

const browsers = ['playwright', 'playwright-core', 'playwright-chromium', 'playwright-firefox', 'playwright-webkit', '@playwright/test'];

/** Clients of servers, brokers, devices and browsers, as their documentation ends them. */
export const clients: readonly Row[] = [
  { ...made('pg.Client', 'database client', ['Client'], ['pg'], ['end', 'release'], 'new'), releasesLater: true },
  { ...database('pg.Pool.new', ['Pool', 'default.Pool'], ['pg'], ['end']), releasesLater: true },
  { ...database('mysql.createConnection', ['createConnection'], ['mysql2/promise', 'mariadb'], ['end', 'destroy', '[Symbol.asyncDispose]'], 'call'), releasesLater: true, comesLater: true },
  database('mysql.createConnection.callback', ['createConnection'], ['mysql', 'mysql2'], ['end', 'destroy'], 'call'),
  { ...database('mssql', ['ConnectionPool', 'default.ConnectionPool'], ['mssql'], ['close']), releasesLater: true },
  { ...database('mongodb.MongoClient', ['MongoClient'], ['mongodb'], ['close', '[Symbol.asyncDispose]']), releasesLater: true, views: ['db', 'collection'] },
  { ...database('mongodb.connect', ['MongoClient.connect'], ['mongodb'], ['close', '[Symbol.asyncDispose]'], 'call'), releasesLater: true, views: ['db', 'collection'], comesLater: true },
  { ...database('mongoose', ['createConnection', 'default.createConnection'], ['mongoose'], ['close', 'destroy'], 'call'), releasesLater: true, views: ['model', 'collection'] },
  { ...database('ioredis', ['Redis', 'Cluster', 'default', 'Redis.Cluster', 'default.Cluster'], ['ioredis'], ['quit', 'disconnect', '[Symbol.dispose]']), releasesLater: true },
  { ...database('redis', ['createClient', 'createCluster'], ['redis', '@redis/client'], ['quit', 'disconnect', 'close', 'destroy'], 'call'), releasesLater: true },
  { ...database('better-sqlite3', ['default'], ['better-sqlite3'], ['close']), views: ['prepare'] },
  { ...database('sqlite', ['DatabaseSync'], ['node:sqlite'], ['close', '[Symbol.dispose]']), views: ['prepare'], disposableSince: [24, 0] },
  { ...database('sqlite3', ['Database', 'default.Database'], ['sqlite3'], ['close']), views: ['prepare'] },
  { ...database('level', ['Level', 'ClassicLevel'], ['level', 'classic-level'], ['close']), releasesLater: true, views: ['sublevel', 'iterator'] },
  { ...database('typeorm', ['DataSource'], ['typeorm'], ['destroy', 'close']), releasesLater: true, views: ['getRepository', 'createQueryRunner'] },
  { ...database('sequelize', ['Sequelize', 'default'], ['sequelize'], ['close']), releasesLater: true, views: ['define', 'model'] },
  { ...database('knex', ['default', 'knex'], ['knex'], ['destroy'], 'call'), releasesLater: true },
  { ...database('prisma', ['PrismaClient'], ['@prisma/client'], ['$disconnect']), releasesLater: true },
  { ...database('elasticsearch', ['Client'], ['@elastic/elasticsearch', '@opensearch-project/opensearch'], ['close']), releasesLater: true },
  { ...database('cassandra', ['Client', 'default.Client'], ['cassandra-driver'], ['shutdown']), releasesLater: true },
  { ...database('neo4j', ['driver', 'default.driver'], ['neo4j-driver'], ['close', '[Symbol.asyncDispose]'], 'call'), releasesLater: true, views: ['session'] },
  pooled('pg.Pool', 'connect', ['pg']),
  pooled('mysql2.Pool', 'getConnection', ['mysql2/promise', 'mariadb', 'oracledb'], ['createPool']),
  { ...lent('neo4j.session', 'database session', 'session', { of: ['Driver'], modules: ['neo4j-driver'], givenBy: ['driver', 'default.driver'] }, ['close', '[Symbol.asyncDispose]']), releasesLater: true },
  { ...lent('typeorm.createQueryRunner', 'query runner', 'createQueryRunner', { of: ['DataSource', 'Connection'], modules: ['typeorm'] }, ['release', '[Symbol.asyncDispose]']), releasesLater: true },
  { ...lent('mongodb.startSession', 'database session', 'startSession', { of: ['MongoClient', 'Connection'], modules: ['mongodb', 'mongoose'] }, ['endSession', '[Symbol.asyncDispose]']), releasesLater: true },
  { ...made('mongoose.startSession', 'database session', ['startSession', 'default.startSession'], ['mongoose'], ['endSession', '[Symbol.asyncDispose]']), scoped: true, releasesLater: true, comesLater: true },
  { ...made('oracledb.getConnection', 'database client', ['getConnection', 'default.getConnection'], ['oracledb'], ['close', '[Symbol.asyncDispose]']), scoped: true, releasesLater: true, comesLater: true },
  made('ws', 'WebSocket', ['WebSocket', 'default'], ['ws', 'isomorphic-ws'], ['close', 'terminate'], 'new'),
  lasting('socket.client', 'socket', ['default', 'WebSocket', 'PartySocket', 'EventSource', 'SubscriptionClient'], ['reconnecting-websocket', 'partysocket', 'sockjs-client', 'eventsource', 'subscriptions-transport-ws'], ['close']),
  lasting('socket.channels', 'socket', ['Socket', 'default', 'Centrifuge'], ['phoenix', 'pusher-js', 'centrifuge', 'laravel-echo'], ['disconnect']),
  lasting('ably', 'socket', ['Realtime', 'default.Realtime'], ['ably'], ['close']),
  lasting('yjs.provider', 'provider', ['WebsocketProvider', 'WebrtcProvider', 'IndexeddbPersistence', 'HocuspocusProvider'], ['y-websocket', 'y-webrtc', 'y-indexeddb', '@hocuspocus/provider'], ['destroy']),
  lasting('peer', 'peer connection', ['default', 'Peer'], ['simple-peer', 'peerjs'], ['destroy', 'disconnect']),
  { ...client('mqtt', 'client', ['connect', 'default.connect'], ['mqtt'], ['end', 'endAsync'], 'call'), releasesLater: true },
  { ...client('amqplib', 'connection', ['connect', 'default.connect'], ['amqplib', 'amqp-connection-manager'], ['close'], 'call'), releasesLater: true, views: ['createChannel', 'createConfirmChannel'], comesLater: true },
  { ...client('nats', 'connection', ['connect'], ['nats', 'nats.ws', '@nats-io/transport-node'], ['close', 'drain'], 'call'), releasesLater: true, comesLater: true },
  { ...lasting('bullmq', 'queue', ['Worker', 'Queue', 'QueueEvents', 'FlowProducer', 'default'], ['bullmq', 'bull'], ['close', 'disconnect']), releasesLater: true },
  client('ssh2', 'connection', ['Client', 'default'], ['ssh2', 'ssh2-sftp-client'], ['end', 'destroy']),
  { ...client('ftp', 'connection', ['Client', 'ImapFlow'], ['basic-ftp', 'imapflow'], ['close', 'logout']), releasesLater: true },
  { ...client('undici', 'connection pool', ['Pool', 'Client', 'Agent', 'ProxyAgent', 'BalancedPool'], ['undici'], ['close', 'destroy']), views: ['compose'] },
  { ...client('puppeteer', 'browser', ['launch', 'default.launch'], ['puppeteer', 'puppeteer-core'], ['close', 'disconnect', '[Symbol.asyncDispose]'], 'call'), scoped: true, releasesLater: true, comesLater: true },
  { ...client('playwright', 'browser', ['chromium.launch', 'firefox.launch', 'webkit.launch', 'default.chromium.launch', 'default.firefox.launch', 'default.webkit.launch'], browsers, ['close', '[Symbol.asyncDispose]'], 'call'), scoped: true, releasesLater: true, comesLater: true },
  client('serialport', 'port', ['SerialPort', 'HID', 'default.HID', 'Gpio'], ['serialport', 'node-hid', 'onoff'], ['close', 'destroy', 'unexport']),
  lasting('mdns', 'service', ['default', 'Bonjour'], ['bonjour-service', 'bonjour'], ['destroy']),
  lasting('watchpack', 'file watcher', ['default'], ['watchpack', 'sane'], ['close']),
  { ...lasting('parcel.watcher', 'file watcher', ['subscribe', 'default.subscribe'], ['@parcel/watcher'], ['unsubscribe'], 'call'), releasesLater: true, comesLater: true },
  lasting('cron.call', 'scheduled job', ['schedule', 'default.schedule', 'scheduleJob', 'default.scheduleJob'], ['node-cron', 'node-schedule'], ['stop', 'destroy', 'cancel'], 'call'),
  lasting('cron', 'scheduled job', ['CronJob', 'Cron', 'default'], ['cron', 'croner'], ['stop']),
  lasting('thread-pool', 'pool of workers', ['default', 'Piscina', 'Tinypool', 'Worker', 'FixedThreadPool', 'DynamicThreadPool'], ['piscina', 'tinypool', 'jest-worker', 'poolifier'], ['destroy', 'end', 'close']),
  lasting('workerpool', 'pool of workers', ['pool', 'default.pool'], ['workerpool'], ['terminate'], 'call'),
];
