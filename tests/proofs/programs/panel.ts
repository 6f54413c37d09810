let current: Panel | null = null;

/** A panel of two million cells: sixteen megabytes. */
export class Panel {
  readonly cells = new Float64Array(2_000_000);
  readonly title: string;

  constructor(title: string) {
    this.title = title;
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- it is what the rule is about
    current = this;
  }

  destroy(): void {
    this.cells[0] = Number.NaN;
  }
}

export const shown = (): string | undefined => current?.title;
