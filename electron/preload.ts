import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge, HostEvent } from '#shared/contract/calls.ts';
import { channels, type Reply } from './desktop/channels.ts';

const bridge: Bridge = {
  async call(name, input, id) {
    const reply: Reply = await ipcRenderer.invoke(channels.call, name, input, id);
    // the context bridge keeps of an Error only its text: the page gets the data and makes the LedgerError again
    if ('error' in reply) throw reply.error;
    return reply.output as never;
  },
  cancel: (id) => ipcRenderer.send(channels.cancel, id),
  listen(listener) {
    const hear = (_event: unknown, event: HostEvent) => listener(event);
    ipcRenderer.on(channels.event, hear);
    return () => ipcRenderer.off(channels.event, hear);
  },
};
contextBridge.exposeInMainWorld('ledger', bridge);
