// What pages/watch.ts and pages/save-floor.ts give to the driver. No DOM types: the driver reads it too.

export interface SaveWatch {
  watch(event: string, key?: string): void;
  time(): Promise<number>;
}

declare global {
  var benchSave: SaveWatch;
}
