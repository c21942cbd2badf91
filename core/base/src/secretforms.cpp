// SPDX-License-Identifier: GPL-3.0-or-later
#include "secretforms.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

using namespace Qt::StringLiterals;

namespace agentops {

namespace {

/// Shorter pieces of base64 would match by chance.
constexpr qsizetype kMinBase64Length = 6;
/// Of shorter ones the digits would match by chance, too.
constexpr qsizetype kMinHexSize = 8;
/// Shorter lines are brackets, ends of keys and words that stand everywhere.
constexpr qsizetype kMinLineSize = 8;

/// What base64 makes of the secret when `before` bytes of something else stand before it: the
/// characters that hold bits of the secret only.
QByteArray base64At(const QByteArray &secret, qsizetype before, QByteArray::Base64Options alphabet)
{
    const QByteArray text =
        (QByteArray(before, '\0') + secret).toBase64(alphabet | QByteArray::OmitTrailingEquals);
    const qsizetype first = (before * 8 + 5) / 6;
    const qsizetype end = (before + secret.size()) * 8 / 6;
    return text.sliced(first, end - first);
}

QByteArray lowerCaseEscapes(QByteArray text)
{
    for (qsizetype i = 0; i + 2 < text.size(); ++i) {
        if (text[i] == '%') {
            const QByteArray digits = text.sliced(i + 1, 2).toLower();
            text.replace(i + 1, 2, digits);
        }
    }
    return text;
}

QByteArray jsonEscaped(const QByteArray &secret)
{
    const QByteArray array =
        QJsonDocument(QJsonArray{QString::fromUtf8(secret)}).toJson(QJsonDocument::Compact);
    return array.sliced(2, array.size() - 4);
}

/// As writers of JSON do that keep to ASCII.
QByteArray asciiEscaped(const QByteArray &json)
{
    QByteArray text;
    const QString characters = QString::fromUtf8(json);
    for (const QChar c : characters) {
        if (c.unicode() < 0x80)
            text += static_cast<char>(c.unicode());
        else
            text += "\\u" + QByteArray::number(c.unicode(), 16).rightJustified(4, '0');
    }
    return text;
}

QByteArrayList textForms(const QByteArray &text)
{
    QByteArrayList forms{text};
    const QByteArray json = jsonEscaped(text);
    // JSON allows both / and \/, and programs disagree.
    for (const QByteArray &form : {json, asciiEscaped(json)})
        forms += {form, QByteArray(form).replace('/', "\\/")};
    return forms;
}

bool isAroundKey(const QByteArray &line)
{
    return line.startsWith("-----BEGIN ") || line.startsWith("-----END ");
}

QByteArrayList withoutDoubles(const QByteArrayList &forms)
{
    QByteArrayList unique;
    for (const QByteArray &form : forms) {
        if (!form.isEmpty() && !unique.contains(form))
            unique.append(form);
    }
    return unique;
}

} // namespace

QByteArrayList formsOfSecret(const QByteArray &secret)
{
    QByteArrayList forms = textForms(secret);
    // Programs disagree on what needs an escape: everything but letters and digits, or what RFC
    // 3986 reserves.
    for (const QByteArray &kept : {""_ba, ":/?#[]@!$&'()*+,;="_ba, "!*'()"_ba, "/"_ba}) {
        const QByteArray form = secret.toPercentEncoding(kept);
        forms += {form, lowerCaseEscapes(form)};
        forms.append(QByteArray(form).replace("%20", "+"));
    }
    return withoutDoubles(forms);
}

QByteArrayList encodedFormsOfSecret(const QByteArray &secret)
{
    QByteArrayList forms;
    if (secret.size() >= kMinHexSize)
        forms = {secret.toHex(), secret.toHex().toUpper()};
    for (const auto alphabet : {QByteArray::Base64Encoding, QByteArray::Base64UrlEncoding}) {
        for (qsizetype before = 0; before < 3; ++before) {
            const QByteArray form = base64At(secret, before, alphabet);
            if (form.size() >= kMinBase64Length)
                forms.append(form);
        }
    }
    return withoutDoubles(forms);
}

QByteArrayList formsOfLines(const QByteArray &secret)
{
    QByteArray text = secret;
    // Keys come in variables of one line, too, and whatever reads them makes lines of it.
    text.replace("\\r", "\n").replace("\\n", "\n").replace('\r', '\n');
    QByteArrayList forms;
    const QByteArrayList lines = text.split('\n');
    for (const QByteArray &line : lines) {
        const QByteArray bare = line.trimmed();
        if (lines.size() > 1 && bare.size() >= kMinLineSize && !isAroundKey(bare))
            forms += textForms(bare);
    }
    return withoutDoubles(forms);
}

} // namespace agentops
