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
  {
    id: 'angular.FocusTrap',
    rule: 'no-unreleased-resource',
    what: 'focus trap',
    acquire: { kind: 'kept', type: /^(?:Configurable)?FocusTrap$/, package: '@angular/cdk' },
    yields: 'handle',
    release: [{ by: 'method', names: ['destroy'] }],
    heldBy: 'global',
  },
  {
    id: 'angular.OverlayRef',
    rule: 'no-unreleased-resource',
    what: 'overlay',
    acquire: { kind: 'kept', type: /^OverlayRef$/, package: '@angular/cdk' },
    yields: 'handle',
    release: [{ by: 'method', names: ['dispose'] }],
    heldBy: 'global',
  },
];
