/** What takes over what it is handed, to end it later: told by its name, as teardowns are. What only silences is wider than what lets a rule speak. */

/** Methods by which an instance takes what its own end disposes of: `this.register(made)`. */
export const ownCollector = /^_?(?:register|track|own|disposeWith|(?:register|add|track)Disposables?)$/;

/** Those of them that say so by themselves, also where the class has no such method: its base has. */
export const baseCollector = /^(?:_register|disposeWith|(?:add|register|track)Disposables?)$/;

/** Methods of an instance that may take it over: `this.registerListener(made)`. */
export const mayBeOwnCollector = /^_?(?:register|track|own|addDisposable|disposeWith)\w*$/;

/** Methods of another object, a store or a list: `this.disposables.push(made)`. */
export const foreignCollector = /^(?:push|add|use|register)$/;

/** The fields in which such a list is kept. */
export const collection = /dispos|^_?subscriptions$/i;

/** Takes a function, or what has a teardown, until an end comes. */
export const takesUntilEnd = /^_*(?:CompositeDisposable|DisposableCollection|DisposableSet|register|push|unshift|add|track|own|use|defer|adopt|addDisposable\w*|disposeWith|manage|on(?:Did)?(?:Destroy|Dispose|Unmount|Unload)|use(?:On|Will|ComponentWill|Before)?Unmount(?:Effect)?)$/;

/** In a file's text: whether anything in it could collect. */
export const collectsInText = /\b_?(?:register|track|own|disposeWith|(?:register|add|track)Disposables?|push|add)\(/;
