import type { Row } from './row.ts';

type Made = readonly [names: readonly string[], modules: readonly string[], release: readonly string[]];

const row = (kind: 'call' | 'new', id: string, what: string, [names, modules, release]: Made): Row => ({
  id,
  rule: 'no-unreleased-resource',
  what,
  acquire: { kind, names, from: { modules } },
  yields: 'handle',
  release: [{ by: 'method', names: release }],
  heldBy: 'global',
  lived: true,
});

const words = (text: string, suffix: string): string[] => text.split(' ').map((name) => `${name}${suffix}`);
const three = ['three', 'three/*', 'three-stdlib', 'troika-three-text', '@react-three/drei'];
const threeClasses = [
  ...words('Buffer InstancedBuffer Box Capsule Circle Cone Cylinder Dodecahedron Edges Extrude Icosahedron Lathe Octahedron Plane Polyhedron Ring Shape Sphere Tetrahedron Torus TorusKnot Tube Wireframe Line LineSegments Text RoundedBox Parametric Decal Convex', 'Geometry'),
  ...words('LineBasic LineDashed Line MeshBasic MeshDepth MeshDistance MeshLambert MeshMatcap MeshNormal MeshPhong MeshPhysical MeshStandard MeshToon Points RawShader Shader Shadow Sprite', 'Material'),
  ...words(' Canvas Compressed Cube Data Data3D DataArray Depth Framebuffer Video', 'Texture'),
  ...words(' WebGL WebGLCube WebGLArray WebGL3D', 'RenderTarget'),
  ...words('WebGL WebGPU SVG', 'Renderer'),
  ...words('Arcball Drag FirstPerson Fly Map Orbit PointerLock Trackball Transform', 'Controls'),
  'PMREMGenerator',
  'InstancedMesh',
  'BatchedMesh',
  'EffectComposer',
];

/**
 * Objects of libraries whose documentation asks for a call at the end: they listen to the window, sit in a registry of
 * their own, or hold memory that the collector does not see.
 */
export const libraries: readonly Row[] = [
  row('new', 'three', 'three.js object', [threeClasses, three, ['dispose']]),
  row('new', 'troika.Text', 'text mesh', [['Text', 'BatchedText'], ['troika-three-text'], ['dispose']]),
  row('new', 'chart.js', 'chart', [['Chart', 'default'], ['chart.js', 'chart.js/auto'], ['destroy']]),
  row('call', 'echarts.init', 'chart', [['init'], ['echarts', 'echarts/core'], ['dispose']]),
  row('call', 'leaflet.map', 'map', [['map'], ['leaflet'], ['remove']]),
  row('new', 'mapbox.Map', 'map', [['Map'], ['mapbox-gl', 'maplibre-gl', 'leaflet'], ['remove']]),
  row('call', 'monaco.editor', 'editor', [['editor.create', 'editor.createDiffEditor', 'editor.createModel'], ['monaco-editor', 'monaco-editor/*'], ['dispose']]),
  row('new', 'EditorView', 'editor', [['EditorView'], ['prosemirror-view', '@codemirror/view', '@tiptap/pm/view', 'codemirror'], ['destroy']]),
  row('new', 'tiptap.Editor', 'editor', [['Editor'], ['@tiptap/core', '@tiptap/react', '@tiptap/vue-3', '@tiptap/vue-2'], ['destroy']]),
  row('new', 'xterm.Terminal', 'terminal', [['Terminal'], ['xterm', '@xterm/xterm'], ['dispose']]),
  row('new', 'hls.js', 'player', [['Hls', 'default'], ['hls.js', 'hls.js/*'], ['destroy']]),
  row('call', 'video.js', 'player', [['default', 'videojs'], ['video.js'], ['dispose']]),
  row('new', 'swiper', 'slider', [['Swiper', 'default'], ['swiper', 'swiper/bundle'], ['destroy']]),
  row('call', 'popper', 'positioner', [['createPopper'], ['@popperjs/core', '@popperjs/core/*'], ['destroy']]),
  row('call', 'lottie', 'animation', [['loadAnimation'], ['lottie-web', 'lottie-web/*'], ['destroy']]),
  row('new', 'tabulator', 'table', [['Tabulator', 'TabulatorFull'], ['tabulator-tables'], ['destroy']]),
  row('call', 'ace.edit', 'editor', [['edit', 'default.edit'], ['ace-builds', 'ace-builds/*', 'brace'], ['destroy']]),
  row('new', 'jsoneditor', 'editor', [['JSONEditor', 'default'], ['jsoneditor', 'jsoneditor/*'], ['destroy']]),
  row('new', 'apexcharts', 'chart', [['ApexCharts', 'default'], ['apexcharts'], ['destroy']]),
  row('call', 'highcharts', 'chart', [['chart', 'stockChart', 'mapChart', 'ganttChart', 'default.chart', 'default.stockChart', 'default.mapChart', 'default.ganttChart'], ['highcharts', 'highcharts/*'], ['destroy']]),
  row('call', 'cytoscape', 'graph', [['default', 'cytoscape'], ['cytoscape'], ['destroy']]),
  row('new', 'vis-network', 'graph', [['Network'], ['vis-network', 'vis-network/*'], ['destroy']]),
  row('new', 'fullcalendar', 'calendar', [['Calendar'], ['@fullcalendar/core'], ['destroy']]),
  row('call', 'flatpickr', 'date picker', [['default', 'flatpickr'], ['flatpickr'], ['destroy']]),
  row('call', 'tippy', 'tooltip', [['default', 'tippy'], ['tippy.js', 'tippy.js/*'], ['destroy']]),
  row('call', 'gridstack', 'grid', [['GridStack.init', 'default.init'], ['gridstack', 'gridstack/*'], ['destroy']]),
  row('new', 'plyr', 'player', [['Plyr', 'default'], ['plyr'], ['destroy']]),
  row('call', 'wavesurfer', 'player', [['WaveSurfer.create', 'default.create', 'create'], ['wavesurfer.js', 'wavesurfer.js/*'], ['destroy']]),
  row('new', 'pixi.Application', 'application', [['Application'], ['pixi.js', 'pixi.js/*', '@pixi/app'], ['destroy']]),
  row('new', 'yjs.Awareness', 'awareness', [['Awareness'], ['y-protocols/awareness', 'y-protocols/awareness.js'], ['destroy']]),
  row('call', 'socket.io', 'socket', [['io', 'default', 'connect'], ['socket.io-client'], ['close', 'disconnect']]),
];
