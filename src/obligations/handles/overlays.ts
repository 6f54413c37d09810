import type { FileFacts } from '../../facts/file.ts';
import { originOf } from '../../facts/origin.ts';
import { usesOf, type Slot } from '../../facts/slots.ts';
import { methodOn } from '../../facts/syntax.ts';
import type { Acquisition } from '../acquired/acquisitions.ts';

/** Whether an overlay shows a template of the component: Angular's CDK detaches it when the view of that is destroyed. */
export const isDetachedByView = (file: FileFacts, { row }: Acquisition, slots: readonly Slot[]): boolean =>
  row.id === 'angular.OverlayRef' && slots.flatMap((slot) => usesOf(file, slot)).some((use) => {
    const method = methodOn(use);
    const [portal] = method?.name === 'attach' ? method.call.arguments : [];
    const origin = portal && originOf(file, portal);
    return origin?.from === 'new' && origin.of.from === 'import' && (origin.of.path || origin.of.name) === 'TemplatePortal';
  });
