/** Three-valued: what a fact cannot decide is `unknown`, and never counts as a leak. */
export type Answer = 'yes' | 'no' | 'unknown';

/** All of them: one no decides, one unknown leaves it open. */
export function all(answers: readonly Answer[]): Answer {
  if (answers.length === 0) return 'unknown';
  return answers.includes('no') ? (answers.includes('yes') ? 'unknown' : 'no') : answers.includes('unknown') ? 'unknown' : 'yes';
}
