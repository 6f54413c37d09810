/** Methods that end an instance's life, called by a framework. */
export const lifecycleTeardowns = {
  react: ['componentWillUnmount'],
  angular: ['ngOnDestroy'],
  // detachedCallback: custom elements before there was a standard of them.
  'web-component': ['disconnectedCallback', 'detachedCallback'],
  lit: ['disconnectedCallback', 'hostDisconnected'],
  vue: ['beforeUnmount', 'unmounted', 'beforeDestroy', 'destroyed', 'deactivated'],
  nest: ['onModuleDestroy', 'beforeApplicationShutdown', 'onApplicationShutdown'],
} as const;

/** Names that say by themselves that an instance's life ends. */
const strong =
  /^(?:\[Symbol\.(?:dispose|asyncDispose)\]|_*dispose(?:Async|Internal|Core|Impl|_)?|_*destroy(?:_|Internal|Async)?|componentWillUnmount|ngOnDestroy|disconnectedCallback|hostDisconnected|(?:before)?[uU]nmount(?:ed)?|beforeDestroy|destroyed|willDestroy(?:Element)?|onModuleDestroy|onApplicationShutdown|beforeApplicationShutdown|onDestroy|onDispose|onUnmount|onUnload|onunload|onBeforeRemove|onRemove|tear[dD]own|clean[uU]p|deinit|deactivate|terminate|shut[dD]own|onHandlerDestroying|unload|finalize)$/;

/** Names that end a life in some classes and a phase in others: they count once the method releases something. */
const weak =
  /^_*(?:on)?(?:(?:[bB]efore|[aA]fter)?[dD]etach|close|stop|reset|release|disconnect|remove|end|off|disable|abort|cancel|clear|uninstall|unregister|unbind|unsubscribe|unlisten|quit|kill|exit|leave|free|drain|hangup|disposeAll|removeListeners|removeEventListeners|unbindEvents|stopListening|removeFrom|hide|pause|Close|Stop|Hide|Disconnect|Leave|Deactivate|End)(?:d|ed|ped|Client|Listeners|Events|All|_|Async|Internal)?$/;

export type TeardownStrength = 'strong' | 'weak' | undefined;

export function teardownStrength(name: string, configured: readonly string[]): TeardownStrength {
  const bare = name.replace(/^#/, '');
  return strong.test(bare) || configured.includes(name) ? 'strong' : weak.test(bare) ? 'weak' : undefined;
}
