// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/valuekind.h>

#include <QtCore/QDir>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace agentops::ui {

namespace {

/// As much of a text as decides what it is.
constexpr qsizetype kLookedAt = 4096;
/// Fewer characters of base64 are a word rather than an image.
constexpr qsizetype kShortestImage = 32;

struct ImageForm
{
    QLatin1StringView mediaType;
    /// How its base64 begins.
    QLatin1StringView beginning;
    QList<QLatin1StringView> suffixes;
};

/// Forms that hold nothing but pixels; SVG may name other files.
const std::array<ImageForm, 5> &imageForms()
{
    static const std::array<ImageForm, 5> forms{{
        {"image/png"_L1, "iVBORw0KGgo"_L1, {".png"_L1}},
        {"image/jpeg"_L1, "/9j/"_L1, {".jpg"_L1, ".jpeg"_L1}},
        {"image/gif"_L1, "R0lGOD"_L1, {".gif"_L1}},
        {"image/webp"_L1, "UklGR"_L1, {".webp"_L1}},
        {"image/bmp"_L1, "Qk"_L1, {".bmp"_L1}},
    }};
    return forms;
}

bool isBase64(QStringView text)
{
    if (text.size() < kShortestImage)
        return false;
    return std::ranges::all_of(text.first(kShortestImage), [](QChar c) {
        const ushort u = c.unicode();
        return (u >= 'A' && u <= 'Z') || (u >= 'a' && u <= 'z') || (u >= '0' && u <= '9')
            || u == '+' || u == '/';
    });
}

QUrl imageInText(const QString &text, const QString &mediaType)
{
    for (const ImageForm &form : imageForms()) {
        const QString head = u"data:%1;base64,"_s.arg(form.mediaType);
        if (text.startsWith(head))
            return QUrl(text);
        // Two letters say too little without being told.
        const bool isTold = mediaType == form.mediaType;
        if (isBase64(text) && text.startsWith(form.beginning)
            && (isTold || form.beginning.size() > 3))
            return QUrl(head + text);
    }
    return {};
}

bool isImageFile(const QString &path)
{
    if (!QDir::isAbsolutePath(path) || path.contains(u'\n'))
        return false;
    return std::ranges::any_of(imageForms(), [&](const ImageForm &form) {
        return std::ranges::any_of(form.suffixes, [&](QLatin1StringView suffix) {
            return path.endsWith(suffix, Qt::CaseInsensitive);
        });
    });
}

bool isDiff(const QString &text, const QString &mediaType)
{
    if (mediaType == "text/x-diff"_L1 || mediaType == "text/x-patch"_L1)
        return true;
    static const QRegularExpression form(u"^(diff --git |--- [^\\n]*\\n\\+\\+\\+ [^\\n]*\\n@@ -)"_s,
                                         QRegularExpression::MultilineOption);
    return form.match(text.first(std::min(text.size(), kLookedAt))).hasMatch();
}

/// Whether it is written in Markdown as far as can be told: a comment in a script begins with `#`
/// too, so that a heading needs something else beside it.
bool isMarkdown(const QString &text, const QString &mediaType)
{
    if (mediaType == "text/markdown"_L1)
        return true;
    static const QRegularExpression heading(u"^#{1,6} +\\S"_s, QRegularExpression::MultilineOption);
    static const QRegularExpression mark(
        u"^\\s*[-*] +\\S|^```|\\*\\*\\S[^\\n]*\\*\\*|\\]\\([^)\\n]+\\)"_s,
        QRegularExpression::MultilineOption);
    const QString beginning = text.first(std::min(text.size(), kLookedAt));
    return heading.match(beginning).hasMatch() && mark.match(beginning).hasMatch();
}

bool isTable(const QJsonArray &list)
{
    return !list.isEmpty()
        && std::ranges::all_of(list, [](const QJsonValue &item) { return item.isObject(); });
}

QList<ValueKind> kindsOfText(const QString &text, const QString &portType, const QString &mediaType)
{
    QList<ValueKind> kinds{ValueKind::Text};
    if (!valueImage(text, portType, mediaType).isEmpty())
        kinds.prepend(ValueKind::Image);
    if (kinds.contains(ValueKind::Image))
        return kinds;
    const bool isShort = text.size() <= kMaxShownText;
    if (isShort && isDiff(text, mediaType)) {
        kinds.prepend(ValueKind::Diff);
        return kinds;
    }
    const QJsonValue inside = valueInText(text);
    if (!inside.isUndefined()) {
        if (!tableRows(inside).isEmpty())
            kinds.append(ValueKind::Table);
        kinds.append(ValueKind::Tree);
    } else if (isShort && isMarkdown(text, mediaType)) {
        kinds.prepend(ValueKind::Markdown);
    } else if (isShort && text.contains(u'\n')) {
        kinds.append(ValueKind::Markdown);
    }
    return kinds;
}

} // namespace

QString valueKindKey(ValueKind kind)
{
    switch (kind) {
    case ValueKind::Nothing:
        return u"nothing"_s;
    case ValueKind::Scalar:
        return u"scalar"_s;
    case ValueKind::Text:
        return u"text"_s;
    case ValueKind::Markdown:
        return u"markdown"_s;
    case ValueKind::Diff:
        return u"diff"_s;
    case ValueKind::Image:
        return u"image"_s;
    case ValueKind::Table:
        return u"table"_s;
    case ValueKind::Tree:
        return u"tree"_s;
    case ValueKind::Changes:
        return u"changes"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QList<ValueKind> kindsOf(const QJsonValue &value, const QString &portType, const QString &mediaType)
{
    switch (value.type()) {
    case QJsonValue::Undefined:
        return {ValueKind::Nothing};
    case QJsonValue::Null:
    case QJsonValue::Bool:
    case QJsonValue::Double:
        return {ValueKind::Scalar};
    case QJsonValue::String:
        return kindsOfText(value.toString(), portType, mediaType);
    case QJsonValue::Array:
        return isTable(value.toArray()) ? QList{ValueKind::Table, ValueKind::Tree, ValueKind::Text}
                                        : QList{ValueKind::Tree, ValueKind::Text};
    case QJsonValue::Object:
        break;
    }
    // What a diff says is mostly which files are in it.
    if (tableRows(value).isEmpty())
        return {ValueKind::Tree, ValueKind::Text};
    return portType == "diff"_L1 ? QList{ValueKind::Table, ValueKind::Tree, ValueKind::Text}
                                 : QList{ValueKind::Tree, ValueKind::Table, ValueKind::Text};
}

ValueKind kindOf(const QJsonValue &value, const QString &portType, const QString &mediaType)
{
    return kindsOf(value, portType, mediaType).first();
}

QJsonArray tableRows(const QJsonValue &value)
{
    if (value.isArray())
        return isTable(value.toArray()) ? value.toArray() : QJsonArray();
    QJsonArray rows;
    const QJsonObject object = value.toObject();
    for (const QJsonValue member : object) {
        if (!isTable(member.toArray()))
            continue;
        if (!rows.isEmpty())
            return {};
        rows = member.toArray();
    }
    return rows;
}

QUrl valueImage(const QJsonValue &value, const QString &portType, const QString &mediaType)
{
    const QString text = value.toString();
    if (text.isEmpty() || text.size() > kMaxShownImage)
        return {};
    const bool mayBeFile = portType.isEmpty() || portType == "file"_L1 || portType == "any"_L1
        || portType == "text"_L1;
    if (mayBeFile && isImageFile(text))
        return QUrl::fromLocalFile(text);
    return imageInText(text, mediaType);
}

QJsonValue valueInText(const QString &text)
{
    if (text.size() > kMaxParsedText)
        return QJsonValue::Undefined;
    const QString trimmed = text.trimmed();
    if (!trimmed.startsWith(u'{') && !trimmed.startsWith(u'['))
        return QJsonValue::Undefined;
    const QJsonDocument document = QJsonDocument::fromJson(trimmed.toUtf8());
    if (document.isObject())
        return document.object();
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(QJsonValue::Undefined);
}

} // namespace agentops::ui
