import type { Row } from './row.ts';

/** Angular CDK: what a root service keeps until it is told. */
export const angular: readonly Row[] = [
  {
    id: 'angular.FocusMonitor.monitor',
    rule: 'no-leaked-subscription',
    what: 'focus monitor',
    acquire: { kind: 'method', names: ['monitor'], on: { from: 'package', package: '@angular/cdk', name: 'FocusMonitor' } },
    yields: 'nothing',
    release: [{ by: 'pair', names: ['stopMonitoring'], identity: ['argument'] }],
    heldBy: 'receiver',
    receiver: 'process',
  },
];
