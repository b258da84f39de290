import { openThread } from '../../electron/host/client.ts';
import { builtProgram } from '../support/built-program.ts';
import { passphrase, period } from './desks.ts';

// node test/faults/enqueue-process.ts FOLDER: opens a desk as the app does, puts the month into its outbox and tells what is entered
const [, , folder = ''] = process.argv;
const thread = await openThread({
  threadUrl: builtProgram('worker'),
  request: { act: 'open', folder, passphrase },
  readCells: () => Promise.reject(new Error('no file is read here')),
});
await thread.ask('outbox.tidy', {});
const { id } = await thread.ask('outbox.put', { period });
process.stdout.write(`${id}\n`);
await thread.close();
