import { collected } from '../instance.ts';
import { Panel, shown } from './panel.ts';

function openAndClose(): string | undefined {
  const panels = [new Panel('first'), new Panel('second')];
  panels[0]?.destroy();
  const title = shown();
  panels[1]?.destroy();
  return title;
}

/** Opens two panels, ends both, and says what is left. */
export async function measure(): Promise<void> {
  await collected();
  const before = process.memoryUsage().arrayBuffers;
  const title = openAndClose();
  await collected();
  process.stdout.write(JSON.stringify({ megabytes: (process.memoryUsage().arrayBuffers - before) / 1e6, title }));
}
