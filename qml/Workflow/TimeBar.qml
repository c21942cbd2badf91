// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// Looks back over a run: which one, and which moment of it the canvas shows.
FocusScope {
    id: root

    required property WorkflowRun run
    readonly property RunHistoryView history: run.history
    /// Something else than the run is on the canvas.
    property bool covered: false
    property int movedTo: 0

    /// Back to now; the keyboard is to go where it came from.
    signal dismissed
    /// To be read aloud.
    signal spoken(text: string)

    function begin(): void {
        history.open();
        run.choice.look();
        slider.forceActiveFocus(Qt.ShortcutFocusReason);
    }

    function leave(): void {
        history.leave();
        dismissed();
    }

    implicitHeight: column.implicitHeight + 2 * Units.small
    objectName: "timeBar"
    visible: history.opened && !covered
    Accessible.name: qsTr("Looking back over the run")
    Accessible.role: Accessible.Grouping

    Keys.onEscapePressed: leave()

    // What is pressed beside the buttons is not for the canvas.
    MouseArea {
        anchors.fill: parent
    }

    ToolGround {
        anchors.fill: parent
    }

    ColumnLayout {
        id: column

        anchors.left: parent.left
        anchors.margins: Units.small
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Units.tiny

        RowLayout {
            Layout.fillWidth: true
            spacing: Units.tiny

            ComboBox {
                Layout.preferredWidth: 50 * Units.grid
                enabled: root.run.choice.titles.length > 0
                iconName: "history"
                label: qsTr("Run on the canvas", "chooser")
                model: root.run.choice.titles
                objectName: "timeRun"
                selectedIndex: root.run.choice.current

                onActivated: index => root.run.choice.choose(index)
            }

            IconButton {
                enabled: root.history.position > 1
                iconName: "chevron-left"
                name: qsTr("Previous moment", "button")
                objectName: "timeBack"

                onClicked: root.history.stepBack()
            }

            IconButton {
                enabled: root.history.count > 1
                iconName: root.history.playing ? "pause" : "play"
                name: root.history.playing ? qsTr("Pause", "button: moments of a run") : qsTr("Play the run", "button: moments of a run")
                objectName: "timePlay"
                visible: !Units.reducedMotion

                onClicked: root.history.togglePlaying()
            }

            IconButton {
                enabled: root.history.past
                iconName: "chevron-right"
                name: qsTr("Next moment", "button")
                objectName: "timeOn"

                onClicked: root.history.stepOn()
            }

            TimeSlider {
                id: slider

                Layout.fillWidth: true
                focus: true
                history: root.history
            }

            IconButton {
                enabled: root.history.failures.length > 0
                iconColor: Theme.failed
                iconName: "circle-x"
                name: qsTr("Next failure", "button: moments of a run")
                objectName: "timeFailure"

                onClicked: root.history.failureOn()
            }

            Button {
                iconName: "x"
                kind: Button.Ghost
                objectName: "timeLeave"
                text: qsTr("Back to now", "button: moments of a run")

                onClicked: root.leave()
            }
        }

        RowLayout {
            Layout.fillWidth: true
            spacing: Units.small

            Label {
                color: Theme.muted
                font: Units.smallCodeFont
                text: root.history.timeText
                visible: text.length > 0
            }

            Label {
                Layout.fillWidth: true
                elide: Text.ElideRight
                objectName: "timeText"
                text: root.history.count > 0 ? root.history.text : root.run.opening.running ? root.run.opening.text : qsTr("No run of this workflow is on the canvas.")
            }

            Label {
                color: Theme.muted
                font: Units.captionFont
                text: qsTr("%1 of %2", "a moment of a run").arg(root.history.position).arg(root.history.count)
                visible: root.history.count > 0
            }
        }
    }

    Connections {
        target: root.history

        function onMoved(): void {
            const isElsewhere = root.movedTo !== root.history.position;
            root.movedTo = root.history.position;
            if (isElsewhere && root.activeFocus && root.history.count > 0 && !root.history.playing)
                root.spoken(qsTr("%1, %2", "a moment of a run, and its time").arg(root.history.text).arg(root.history.timeText));
        }
    }

    Connections {
        target: Units

        function onMotionChanged(): void {
            if (Units.reducedMotion && root.history.playing)
                root.history.togglePlaying();
        }
    }
}
