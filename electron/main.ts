import { extname, join } from 'node:path';
import { app, dialog, session } from 'electron';
import { declareScheme, servePage } from './desktop/app-protocol.ts';
import { answerPage, tellPage } from './desktop/bridge.ts';
import { askBeforeClosing } from './desktop/closing.ts';
import { confineContents } from './desktop/confine.ts';
import { askWhereToSave } from './desktop/downloads.ts';
import { systemKeychain } from './desktop/keychain.ts';
import { setMenu } from './desktop/menu.ts';
import { hearDocuments } from './desktop/opened-documents.ts';
import { runPackedCommandLine } from './desktop/packed-command-line.ts';
import { denyPermissions } from './desktop/permissions.ts';
import { quitWhenDone } from './desktop/quitting.ts';
import { makeUtilityReader } from './desktop/reader-process.ts';
import { openWindow } from './desktop/window.ts';
import { createDesk } from './host/desk.ts';
import { homeFolder } from './host/home-folder.ts';
import { pageFolderOf, programFolder, programVersion } from './host/program.ts';

const beside = (name: string) => new URL(`./${name}${extname(import.meta.filename)}`, import.meta.url);
const parts = { threadUrl: beside('worker'), readCells: makeUtilityReader(beside('intake/reading/reader')) };

/** The window over a desk, until it is closed. */
async function runApp(): Promise<void> {
  const program = programFolder(import.meta.dirname);
  const [home, version] = [homeFolder(), programVersion(program)];
  confineContents(app);
  const onDocuments = hearDocuments(app);
  await app.whenReady();
  const host = createDesk({
    shell: 'electron',
    ...parts,
    home,
    version,
    keychain: systemKeychain(home),
  });
  quitWhenDone(app, host);
  denyPermissions(session.defaultSession);
  askWhereToSave(session.defaultSession, app.getPath('documents'));
  servePage(pageFolderOf(program));
  answerPage(host);
  setMenu(home, version);
  const window = await openWindow(home, join(program, 'out/preload/preload.cjs'));
  tellPage(host, window);
  onDocuments((paths) => host.hand(paths));
  askBeforeClosing(window);
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });
}

declareScheme();
const cli = process.argv.indexOf('--cli');
// not awaited: Electron becomes ready only after this module has run to its end
if (cli !== -1) runPackedCommandLine(app, process.argv.slice(cli + 1), parts).catch(giveUp);
else if (app.requestSingleInstanceLock()) runApp().catch(giveUp);
else app.quit();

function giveUp(error: unknown): void {
  dialog.showErrorBox('两新台账没有启动成功', error instanceof Error ? error.message : String(error));
  app.exit(1);
}
