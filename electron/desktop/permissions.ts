import type { Session } from 'electron';

/** The page asks the system for nothing: every permission is refused, asked for or looked up; so are devices. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
}
