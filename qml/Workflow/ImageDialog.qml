// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// Asks what a picture of the workflow is to be like, shows it, and saves it.
Dialog {
    id: root

    required property PictureExport pictures
    readonly property string drawn: visible ? pictures.preview : ""
    required property bool hasSelection
    readonly property list<int> scales: [1, 2, 4]

    acceptEnabled: drawn.length > 0
    acceptText: qsTr("Save…", "dialog button")
    contentWidth: 140 * Units.grid
    objectName: "imageDialog"
    title: qsTr("Export as image", "dialog title")

    onAboutToShow: pictures.begin()
    onAccepted: {
        fileDialog.selectedFile = pictures.proposedFile();
        fileDialog.open();
    }

    ColumnLayout {
        spacing: Units.medium
        width: parent.width

        Rectangle {
            Layout.fillWidth: true
            Layout.preferredHeight: 70 * Units.grid
            border.color: Theme.line
            border.width: Units.hairline
            color: root.pictures.transparent ? "transparent" : Theme.canvas
            radius: Units.cardRadius

            SvgItem {
                anchors.fill: parent
                anchors.margins: Units.small
                objectName: "imagePreview"
                svg: root.drawn
                Accessible.name: qsTr("Preview of the image")
                Accessible.role: Accessible.Graphic
            }

            Label {
                anchors.centerIn: parent
                color: Theme.muted
                text: qsTr("There is nothing to draw.")
                visible: !root.acceptEnabled
            }
        }

        RowLayout {
            spacing: Units.medium

            FormField {
                Layout.fillWidth: true
                Layout.preferredWidth: 0
                label: qsTr("Format", "label of a field")

                ComboBox {
                    Layout.fillWidth: true
                    label: qsTr("Format", "label of a field")
                    model: [qsTr("SVG"), qsTr("PNG")]
                    objectName: "imageFormat"
                    selectedIndex: root.pictures.format

                    onActivated: index => root.pictures.format = index
                }
            }

            FormField {
                Layout.fillWidth: true
                Layout.preferredWidth: 0
                label: qsTr("Colours", "label of a field")

                ComboBox {
                    Layout.fillWidth: true
                    label: qsTr("Colours", "label of a field")
                    model: [qsTr("Light", "colours of an image"), qsTr("Dark", "colours of an image")]
                    objectName: "imageColours"
                    selectedIndex: root.pictures.colours

                    onActivated: index => root.pictures.colours = index
                }
            }

            FormField {
                Layout.fillWidth: true
                Layout.preferredWidth: 0
                label: qsTr("Size", "label of a field")

                ComboBox {
                    Layout.fillWidth: true
                    enabled: root.pictures.format === PictureExport.Png
                    label: qsTr("Size", "label of a field")
                    model: root.scales.map(scale => qsTr("%1 ×", "size of an image, as a factor").arg(scale))
                    objectName: "imageScale"
                    selectedIndex: root.scales.indexOf(root.pictures.scale)

                    onActivated: index => root.pictures.scale = root.scales[index]
                }
            }
        }

        CheckBox {
            checked: root.pictures.onlySelection
            enabled: root.hasSelection
            objectName: "imageSelection"
            text: qsTr("Only what is selected")

            onToggled: root.pictures.onlySelection = checked
        }

        CheckBox {
            checked: root.pictures.transparent
            objectName: "imageTransparent"
            text: qsTr("Transparent ground")

            onToggled: root.pictures.transparent = checked
        }
    }

    FileDialog {
        id: fileDialog

        defaultSuffix: root.pictures.format === PictureExport.Svg ? "svg" : "png"
        fileMode: FileDialog.SaveFile
        nameFilters: root.pictures.format === PictureExport.Svg ? [qsTr("SVG images (*.svg)")] : [qsTr("PNG images (*.png)")]
        title: qsTr("Export as image", "dialog title")

        onAccepted: root.pictures.saveTo(selectedFile)
    }
}
