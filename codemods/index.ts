import type { CodemodDefinition } from '../src/codemod.ts';
import noAccumulatingSpread from './no-accumulating-spread.ts';
import noAllocationInLoop from './no-allocation-in-loop.ts';
import noArrayCopyChain from './no-array-copy-chain.ts';
import noBufferedRead from './no-buffered-read.ts';
import noChunkAccumulation from './no-chunk-accumulation.ts';
import noLeakedListener from './no-leaked-listener.ts';
import noLeakedObjectUrl from './no-leaked-object-url.ts';
import noLeakedObserver from './no-leaked-observer.ts';
import noLeakedSubscription from './no-leaked-subscription.ts';
import noLeakedTimer from './no-leaked-timer.ts';
import noLoadAllRows from './no-load-all-rows.ts';
import noMismatchedRelease from './no-mismatched-release.ts';
import noPartialRelease from './no-partial-release.ts';
import noRaceLeak from './no-race-leak.ts';
import noRedundantCopy from './no-redundant-copy.ts';
import noRetainedScope from './no-retained-scope.ts';
import noRetainedSlice from './no-retained-slice.ts';
import noStrongBackReference from './no-strong-back-reference.ts';
import noUnboundedCollection from './no-unbounded-collection.ts';
import noUnboundedConcurrency from './no-unbounded-concurrency.ts';
import noUnboundedMemoize from './no-unbounded-memoize.ts';
import noUnreleasedResource from './no-unreleased-resource.ts';
import noWeakrefMisuse from './no-weakref-misuse.ts';
import preferGenerator from './prefer-generator.ts';

/** Every codemod, by the name of its rule. */
export const codemods: readonly CodemodDefinition<unknown>[] = [noAccumulatingSpread, noAllocationInLoop, noArrayCopyChain, noBufferedRead, noChunkAccumulation, noLeakedListener, noLeakedObjectUrl, noLeakedObserver, noLeakedSubscription, noLeakedTimer, noLoadAllRows, noMismatchedRelease, noPartialRelease, noRaceLeak, noRedundantCopy, noRetainedScope, noRetainedSlice, noStrongBackReference, noUnboundedCollection, noUnboundedConcurrency, noUnboundedMemoize, noUnreleasedResource, noWeakrefMisuse, preferGenerator];
