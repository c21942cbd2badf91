// SPDX-License-Identifier: GPL-3.0-or-later
// Input: a JSON pointer, a newline, a text. What Qt's parser finds at the pointer must stand at the
// position that the scanner gives; for other texts the scanner must only end.
#include <agentops/base/json.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include <cstdint>
#include <cstdlib>

using namespace agentops;

/// Whether the parsed document has a value at the pointer.
static bool hasValue(QJsonValue value, QStringView pointer)
{
    if (pointer.isEmpty())
        return true;
    if (pointer.front() != u'/')
        return false;
    for (const QStringView token : pointer.sliced(1).split(u'/')) {
        const QString key = token.toString()
                                .replace(QLatin1StringView("~1"), QLatin1StringView("/"))
                                .replace(QLatin1StringView("~0"), QLatin1StringView("~"));
        bool isIndex = false;
        const qlonglong index = key.toLongLong(&isIndex);
        value = value.isArray() ? (isIndex && index >= 0 ? value.toArray().at(index)
                                                         : QJsonValue(QJsonValue::Undefined))
                                : value.toObject().value(key);
        if (value.isUndefined())
            return false;
    }
    return true;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray input(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const qsizetype newline = input.indexOf('\n');
    if (newline < 0)
        return 0;
    const QString pointer = QString::fromUtf8(input.first(newline));
    const QByteArray text = input.sliced(newline + 1);

    const auto place = findJsonPosition(text, pointer);

    if (place && (place->line < 1 || place->column < 1 || place->line > text.count('\n') + 1))
        std::abort();
    const auto parsed = parseJson(text, QString());
    const bool isPlain = pointer.indexOf(QChar::ReplacementCharacter) < 0 && !text.contains('\0');
    if (parsed && isPlain && hasValue(*parsed, pointer) != place.has_value())
        std::abort();
    return 0;
}
