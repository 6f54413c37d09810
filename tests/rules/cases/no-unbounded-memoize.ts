import type { Cases } from '../cases.ts';

export const cases: Cases = {
  valid: {
    'nothing is kept': `
export const nothing = 1;`,
  },
  invalid: {},
};
