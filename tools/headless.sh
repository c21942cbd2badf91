# SPDX-License-Identifier: GPL-3.0-or-later
# headless.sh - sourced: on_private_display CMD... runs a command on an X server and a session bus of its own, drawn by
# software. (The offscreen platform is no choice: it leaves out custom scene-graph geometry without a word.)
on_private_display() {
    export QT_QPA_PLATFORM=xcb QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 QSG_RHI_BACKEND=opengl LIBGL_ALWAYS_SOFTWARE=1 NO_AT_BRIDGE=0
    if [ "$(id -u)" = 0 ]; then export QTWEBENGINE_DISABLE_SANDBOX=1; fi # Chromium refuses its sandbox to root
    dbus-run-session -- xvfb-run -a -s '-screen 0 1440x900x24' "$@"
}
