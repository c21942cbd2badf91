// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Ui.Diff

/// One card between the lines: a thread, or the comment that is being written.
Item {
    id: root

    required property string cardId
    required property bool isComposer
    required property real cardTop
    required property bool onOld
    required property bool isResolved
    required property string place
    required property bool isPlaced
    required property string quote
    required property var comments // list of CommentView
    required property int line
    required property ReviewController controller

    signal done

    height: loader.item ? (loader.item as Item).implicitHeight : 0

    onHeightChanged: controller.cards.setHeight(cardId, height)

    Loader {
        id: loader

        active: root.width > 0
        sourceComponent: root.isComposer ? composer : thread
        width: root.width
    }

    Component {
        id: composer

        ComposerCard {
            controller: root.controller
            line: root.line
            width: root.width

            onDone: root.done()
        }
    }

    Component {
        id: thread

        ThreadCard {
            comments: root.comments
            controller: root.controller
            isPlaced: root.isPlaced
            isResolved: root.isResolved
            place: root.place
            quote: root.quote
            threadId: root.cardId
            width: root.width
        }
    }
}
