import type { Range } from '../../../finding.ts';
import type { WalkPlan } from '../lines/plan.ts';

/** The plan of a function that yields what it collected; without `fn`, of another file that calls it. */
export interface GeneratorPlan {
  readonly fn?: YieldPlan;
  readonly calls: readonly CallPlan[];
  /** What its callers in other files have to know. */
  readonly facts: ProducerFacts;
}

export interface YieldPlan {
  readonly fn: Range;
  /** `const list = [];`, gone. */
  readonly list: Range;
  readonly pushes: readonly Range[];
  readonly returns: readonly Range[];
  /** The type of what it returns, by the type that is written: the place of `: T[]`, or behind the parameters. */
  readonly type?: { readonly at: Range; readonly text: string };
}

export interface CallPlan {
  /** The call, with its `await`. */
  readonly value: Range;
  readonly call: Range;
  /** `list: T[]`, the variable that keeps the array, which loses its type. */
  readonly untyped?: Range;
  readonly walk: WalkPlan;
}

export interface ProducerFacts {
  readonly name: string;
  readonly isAsync: boolean;
  /** Whether it looks at variables around it or at its instance, which others may change. */
  readonly readsAround: boolean;
  /** For each parameter, whether it looks into the object that it is given there. */
  readonly readsParameters: readonly boolean[];
  /** Whether all that it yields is made for that, so that nothing done with it comes back to it. */
  readonly yieldsFresh: boolean;
}
