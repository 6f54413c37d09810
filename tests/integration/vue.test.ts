import { beforeAll, describe, expect, it } from 'vitest';

import { eslint, install, plugin, project } from './project.ts';

const config = `import memopt from 'eslint-plugin-memopt';
import parser from 'vue-eslint-parser';

export default [{ files: ['**/*.vue'], languageOptions: { parser }, ...memopt.configs.recommended }];
`;

const template = `<template>
  <p   class='kept as it is'>{{ now }}</p>
</template>
`;

const component = `${template}
<script setup>
import { onMounted, ref } from 'vue';

defineProps({ label: String });
const now = ref(Date.now());

onMounted(() => {
  setInterval(() => (now.value = Date.now()), 1000);
});
</script>
`;

describe('a Vue single-file component', () => {
  let installed: string;
  beforeAll(async () => {
    installed = await install([plugin, 'eslint@10', 'vue-eslint-parser@10']);
  });

  it('has its finding in the script, and the rewrite edits nothing else', async () => {
    const folder = project(installed, { 'eslint.config.js': config, 'clock.vue': component });
    const messages = (await eslint(folder, installed, '.'))['clock.vue'] ?? [];
    expect(messages.map(({ ruleId, line }) => [ruleId, line])).toEqual([['memopt/no-leaked-timer', 12]]);
    const fix = messages[0]?.fix ?? messages[0]?.suggestions?.[0]?.fix;
    expect(fix).toBeDefined();
    const [start, end] = fix?.range ?? [0, 0];
    const script = component.indexOf('<script');
    expect(start).toBeGreaterThan(script);
    expect(end).toBeLessThan(component.indexOf('</script'));
    const fixed = component.slice(0, start) + (fix?.text ?? '') + component.slice(end);
    expect(fixed.startsWith(template)).toBe(true);
    const after = project(installed, { 'eslint.config.js': config, 'clock.vue': fixed });
    expect((await eslint(after, installed, '.'))['clock.vue']).toEqual([]);
  });
});
