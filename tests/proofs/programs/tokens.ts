const tokens = new Map<string, Buffer>();

export function enter(id: string, token: string): void {
  tokens.set(id, Buffer.from(token, 'base64'));
  if (tokens.size > 10_000) tokens.clear();
}

export const tokenOf = (id: string): string | undefined => tokens.get(id)?.toString('base64');
