// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Controls

/// A number as text; what was typed goes to entered() when the field is left.
TextField {
    id: root

    required property string value
    property bool whole: false

    signal entered(number: string)

    inputMethodHints: whole ? Qt.ImhDigitsOnly : Qt.ImhFormattedNumbersOnly
    text: value

    validator: RegularExpressionValidator {
        regularExpression: root.whole ? /\d{0,6}/ : /\d{0,8}([.,]\d{0,3})?/
    }

    onEditingFinished: {
        entered(text);
        text = Qt.binding(() => root.value); // what came of it
    }
}
