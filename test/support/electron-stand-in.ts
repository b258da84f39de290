// Stands in for 'electron' in vitest. It notes what the program asks of Electron; it cannot show that Electron does it.
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';

type Listener = (...args: never[]) => unknown;
interface Openable {
  openHandler?: (details: { url: string }) => { action: string };
}
type Ask = (contents: unknown, permission: string, answer: (allowed: boolean) => void) => void;

export const asked = {
  schemes: [] as { scheme: string; privileges: Record<string, boolean> }[],
  windows: [] as BrowserWindow[],
  handlers: new Map<string, Listener>(),
  protocols: new Map<string, (request: Request) => Promise<Response>>(),
  ask: undefined as Ask | undefined,
  check: undefined as (() => boolean) | undefined,
  device: undefined as (() => boolean) | undefined,
  menu: [] as { label?: string; submenu?: { label?: string; role?: string }[] }[],
  exposed: new Map<string, unknown>(),
  invoked: [] as unknown[][],
  /** What ipcRenderer.invoke answers. */
  reply: undefined as unknown,
  forked: [] as UtilityProcess[],
  errors: [] as string[],
  /** The button that a person presses in a question. */
  choice: 0,
  quits: 0,
  exits: [] as number[],
  lock: true,
  sealing: true,
  backend: 'gnome_libsecret',
};

class WebContents extends EventEmitter implements Openable {
  sent: unknown[][] = [];
  declare openHandler: NonNullable<Openable['openHandler']>;
  setWindowOpenHandler(handler: NonNullable<Openable['openHandler']>) {
    this.openHandler = handler;
  }
  send(...message: unknown[]) {
    this.sent.push(message);
  }
}
export class BrowserWindow extends EventEmitter {
  webContents = new WebContents();
  options: { webPreferences?: Record<string, unknown>; width?: number; x?: number };
  loaded = '';
  shown = 0;
  focused = 0;
  restored = 0;
  maximized = 0;
  constructor(options: BrowserWindow['options']) {
    super();
    this.options = options;
    asked.windows.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }
  async loadURL(url: string) {
    this.loaded = url;
  }
  show() {
    this.shown++;
  }
  focus() {
    this.focused++;
  }
  restore() {
    this.restored++;
  }
  maximize() {
    this.maximized++;
  }
  isMinimized = () => false;
  isMaximized = () => false;
  getNormalBounds = () => ({ x: 10, y: 20, width: 1200, height: 700 });
}
export class UtilityProcess extends EventEmitter {
  posted: unknown[] = [];
  killed = 0;
  file: string;
  options: { execArgv?: string[] };
  constructor(file: string, options: UtilityProcess['options']) {
    super();
    this.file = file;
    this.options = options;
  }
  postMessage(message: unknown) {
    this.posted.push(message);
  }
  kill() {
    this.killed++;
    return true;
  }
}

export const app = Object.assign(new EventEmitter(), {
  name: '两新台账',
  requestSingleInstanceLock: () => asked.lock,
  whenReady: async () => undefined,
  getPath: () => tmpdir(),
  quit: () => {
    asked.quits++;
  },
  exit: (status: number) => {
    asked.exits.push(status);
  },
});
export const protocol = {
  registerSchemesAsPrivileged: (list: typeof asked.schemes) => asked.schemes.push(...list),
  handle: (name: string, handler: (request: Request) => Promise<Response>) => asked.protocols.set(name, handler),
};
export const session = {
  defaultSession: Object.assign(new EventEmitter(), {
    setPermissionRequestHandler: (handler: Ask) => {
      asked.ask = handler;
    },
    setPermissionCheckHandler: (handler: () => boolean) => {
      asked.check = handler;
    },
    setDevicePermissionHandler: (handler: () => boolean) => {
      asked.device = handler;
    },
  }),
};
export const ipcMain = Object.assign(new EventEmitter(), {
  handle: (channel: string, handler: Listener) => asked.handlers.set(channel, handler),
});
export const ipcRenderer = Object.assign(new EventEmitter(), {
  invoke: async (...message: unknown[]) => {
    asked.invoked.push(message);
    return asked.reply;
  },
  send: (...message: unknown[]) => asked.invoked.push(message),
});
export const contextBridge = { exposeInMainWorld: (name: string, value: unknown) => asked.exposed.set(name, value) };
export const net = { fetch: async (url: string) => new Response(readFileSync(fileURLToPath(url))) };
export const screen = { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] };
export const dialog = {
  showErrorBox: (title: string, text: string) => asked.errors.push(`${title} ${text}`),
  showMessageBox: async () => ({ response: 0 }),
  showMessageBoxSync: () => asked.choice,
};
export const shell = { openPath: async () => '' };
export const Menu = {
  buildFromTemplate: (template: typeof asked.menu) => template,
  setApplicationMenu: (menu: typeof asked.menu) => {
    asked.menu = menu;
  },
};
export const utilityProcess = {
  fork: (file: string, _args: string[], options: UtilityProcess['options']) => {
    const child = new UtilityProcess(file, options);
    asked.forked.push(child);
    return child;
  },
};
/** Seals by turning the text about: enough to see that nothing is kept as it was. */
export const safeStorage = {
  isEncryptionAvailable: () => asked.sealing,
  getSelectedStorageBackend: () => asked.backend,
  encryptString: (text: string) => Buffer.from([...text].reverse().join('')),
  decryptString: (sealed: Buffer) => {
    if (sealed.length === 0) throw new Error('Error while decrypting');
    return [...sealed.toString('utf8')].reverse().join('');
  },
};
