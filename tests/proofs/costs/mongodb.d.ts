/** What the program of the proof uses of the driver; a stand-in gives the documents. */
declare module 'mongodb' {
  export interface Cursor<T> extends AsyncIterable<T> {
    toArray(): Promise<T[]>;
  }
  export interface Collection<T> {
    find(query: object): Cursor<T>;
  }
}
