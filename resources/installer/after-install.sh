#!/bin/bash
# After dpkg has unpacked. Differs from electron-builder's own in one place: chrome-sandbox is always set-user-id. That one tries
# `unshare` as root, which works even where ordinary users may not; then the app would not start for them.

ln -sf '/opt/${sanitizedProductName}/${executable}' '/usr/bin/${executable}'

chown root:root '/opt/${sanitizedProductName}/chrome-sandbox' || true
chmod 4755 '/opt/${sanitizedProductName}/chrome-sandbox' || true

if hash update-mime-database 2>/dev/null; then
    update-mime-database /usr/share/mime || true
fi

if hash update-desktop-database 2>/dev/null; then
    update-desktop-database /usr/share/applications || true
fi

# AppArmor of Ubuntu 24 and later denies user namespaces to programs without a profile
if apparmor_status --enabled > /dev/null 2>&1; then
    source='/opt/${sanitizedProductName}/resources/apparmor-profile'
    target='/etc/apparmor.d/${executable}'
    if apparmor_parser --skip-kernel-load --debug "$source" > /dev/null 2>&1; then
        cp -f "$source" "$target"
        if ! { [ -x /usr/bin/ischroot ] && /usr/bin/ischroot; } && hash apparmor_parser 2>/dev/null; then
            apparmor_parser --replace --write-cache --skip-read-cache "$target"
        fi
    fi
fi
