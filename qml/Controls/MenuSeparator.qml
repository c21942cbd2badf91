// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick.Templates as T
import AgentOps.Ui.Theme

/// A line between groups of a Menu.
T.MenuSeparator {
    implicitHeight: contentItem.implicitHeight + topPadding + bottomPadding
    implicitWidth: 160
    padding: Units.tiny

    contentItem: Separator {}
}
