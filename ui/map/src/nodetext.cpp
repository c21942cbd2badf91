// SPDX-License-Identifier: GPL-3.0-or-later
#include "nodetext.h"

#include <QtCore/QCoreApplication>

namespace agentops::ui::map {

using namespace Qt::StringLiterals;
using codemap::NodeKind;

QString kindText(NodeKind kind)
{
    const auto tr = [](const char *text) {
        return QCoreApplication::translate("CodeMap", text);
    };
    switch (kind) {
    case NodeKind::Dir:
        return tr(QT_TRANSLATE_NOOP("CodeMap", "folder"));
    case NodeKind::File:
        return tr(QT_TRANSLATE_NOOP("CodeMap", "file"));
    case NodeKind::Namespace:
        return tr(QT_TRANSLATE_NOOP("CodeMap", "namespace"));
    case NodeKind::Module:
        return tr(QT_TRANSLATE_NOOP("CodeMap", "module"));
    case NodeKind::Class:
        return tr(QT_TRANSLATE_NOOP("CodeMap", "class"));
    case NodeKind::Struct:
        return tr(QT_TRANSLATE_NOOP("CodeMap", "struct"));
    case NodeKind::Interface:
        return tr(QT_TRANSLATE_NOOP("CodeMap", "interface"));
    case NodeKind::Trait:
        return tr(QT_TRANSLATE_NOOP("CodeMap", "trait"));
    case NodeKind::Enum:
        return tr(QT_TRANSLATE_NOOP("CodeMap", "enumeration"));
    case NodeKind::Function:
        return tr(QT_TRANSLATE_NOOP("CodeMap", "function"));
    case NodeKind::Method:
        return tr(QT_TRANSLATE_NOOP("CodeMap", "method"));
    case NodeKind::Constant:
        return tr(QT_TRANSLATE_NOOP("CodeMap", "constant"));
    case NodeKind::TypeAlias:
        return tr(QT_TRANSLATE_NOOP("CodeMap", "type"));
    }
    Q_UNREACHABLE_RETURN({});
}

QString kindIcon(NodeKind kind)
{
    switch (kind) {
    case NodeKind::Dir:
        return u"folder"_s;
    case NodeKind::File:
        return u"file-code"_s;
    case NodeKind::Namespace:
    case NodeKind::Module:
        return u"package"_s;
    case NodeKind::Class:
    case NodeKind::Struct:
        return u"box"_s;
    case NodeKind::Interface:
    case NodeKind::Trait:
        return u"puzzle"_s;
    case NodeKind::Enum:
        return u"list"_s;
    case NodeKind::Function:
    case NodeKind::Method:
        return u"braces"_s;
    case NodeKind::Constant:
        return u"hash"_s;
    case NodeKind::TypeAlias:
        return u"type"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace agentops::ui::map
