import type { Release, Row } from './row.ts';

const undone = (id: string, what: string, names: readonly string[], modules: readonly string[], release: Release, unlessCalled?: readonly string[]): Row => ({
  id: `undo.${id}`,
  rule: 'no-leaked-subscription',
  what,
  acquire: { kind: 'call', names, from: { modules }, ...(unlessCalled ? { unlessCalled } : {}) },
  yields: release.by === 'invoke' ? 'disposer' : 'handle',
  release: [release],
  heldBy: 'global',
  lived: true,
});

const invoke: Release = { by: 'invoke' };
const remove: Release = { by: 'method', names: ['remove'] };

const sensors = ['Accelerometer', 'Barometer', 'DeviceMotion', 'Gyroscope', 'LightSensor', 'Magnetometer', 'Pedometer'];
const plugins = ['App', 'Browser', 'Keyboard', 'LocalNotifications', 'Motion', 'Network', 'PushNotifications', 'ScreenOrientation'];

/** Functions of packages that subscribe to what lasts as long as the program and give what undoes it, as their documentation says. */
export const undoers: readonly Row[] = [
  undone('floating-ui', 'position updates', ['autoUpdate'], ['@floating-ui/dom', '@floating-ui/react', '@floating-ui/react-dom', '@floating-ui/vue'], invoke),
  undone('firebase', 'subscription', ['onSnapshot', 'onAuthStateChanged', 'onIdTokenChanged', 'onValue', 'onChildAdded', 'onChildChanged', 'onChildRemoved', 'onMessage'], ['firebase/*', '@firebase/*', '@angular/fire/*'], invoke),
  undone('tinykeys', 'keyboard shortcuts', ['tinykeys', 'default'], ['tinykeys'], invoke),
  undone('netinfo', 'subscription', ['default.addEventListener', 'addEventListener'], ['@react-native-community/netinfo'], invoke),
  { ...undone('tauri', 'event subscription', ['listen'], ['@tauri-apps/api/event'], invoke), comesLater: true },
  undone('react-native', 'event subscription', ['AppState.addEventListener', 'AccessibilityInfo.addEventListener', 'Appearance.addChangeListener', 'BackHandler.addEventListener', 'DeviceEventEmitter.addListener', 'Dimensions.addEventListener', 'Keyboard.addListener', 'Linking.addEventListener'], ['react-native'], remove, ['removeEventListener', 'removeChangeListener', 'removeListener']),
  undone('expo', 'event subscription', ['addNotificationReceivedListener', 'addNotificationResponseReceivedListener', 'addPushTokenListener', 'addOrientationChangeListener', ...sensors.map((name) => `${name}.addListener`)], ['expo-notifications', 'expo-screen-orientation', 'expo-sensors'], remove),
  { ...undone('expo.location', 'event subscription', ['watchPositionAsync', 'watchHeadingAsync'], ['expo-location'], remove), comesLater: true },
  { ...undone('capacitor', 'event subscription', plugins.map((name) => `${name}.addListener`), ['@capacitor/*'], remove), comesLater: true },
];
