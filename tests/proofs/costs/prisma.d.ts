/** What the program of the proof uses of the client; a stand-in gives the rows. */
declare module '@prisma/client' {
  export interface Page {
    readonly take?: number;
    readonly skip?: number;
    readonly cursor?: { readonly id: number };
  }
  export interface PrismaClient {
    readonly order: { findMany(page?: Page): Promise<{ id: number; price: number; note: string }[]> };
  }
}
