import type { FileFacts } from './file.ts';

/** Whether types may be written in the file. */
export const isTypeScript = ({ filename, text }: FileFacts): boolean => /\.[cm]?tsx?$/.test(filename) || (filename.endsWith('.vue') && /<script\b[^>]*\blang=["']tsx?["']/.test(text));
