// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Ui.Graph

/// What the run has on the canvas for a person to use: the passes of containers, and its questions at their cards.
Item {
    id: root

    required property WorkflowController controller
    readonly property WorkflowRun run: controller.run
    readonly property GraphSession session: controller.session
    /// Farther out nobody reads which pass it is.
    readonly property real nearestTitles: 0.46

    signal movedOn
    /// To be read aloud.
    signal spoken(text: string)

    /// Opens the question of the selected node, or else the first one.
    function answer(): void {
        const selected = run.passes.pathOf(controller.inspector.nodeId);
        let question = questions.itemAt(0) as NodeQuestion;
        for (let i = 1; i < questions.count; ++i) {
            const other = questions.itemAt(i) as NodeQuestion;
            question = question.isHeld || (other.nodeId === selected && !other.isHeld) ? other : question;
        }
        if (question === null || question.isHeld)
            return;
        run.history.leave();
        run.reveal(question.nodeId);
        question.open();
    }

    clip: true

    Item {
        x: root.session.origin.x
        y: root.session.origin.y

        Repeater {
            model: root.run.passes

            PassSelector {
                passes: root.run.passes
                visible: root.session.zoom >= root.nearestTitles
                zoom: root.session.zoom
            }
        }

        Repeater {
            id: questions

            model: root.run.view.questions

            NodeQuestion {
                run: root.run
                zoom: root.session.zoom

                onMovedOn: root.movedOn()
            }
        }
    }

    Connections {
        target: root.run.passes

        function onChosen(container: string, pass: int): void {
            root.spoken(qsTr("Pass %1", "of a container, said aloud").arg(pass + 1));
        }
    }
}
