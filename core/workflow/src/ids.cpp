// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/workflow/ids.h>

#include <QtCore/QRandomGenerator>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

namespace {

constexpr qsizetype kMaxLength = 64;
// Without letters and digits that look alike.
constexpr QLatin1StringView kAlphabet{"abcdefghjkmnpqrstuvwxyz23456789"};

bool isLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

bool isIdCharacter(QChar c)
{
    return isLetter(c) || (c >= u'0' && c <= u'9') || c == u'_' || c == u'-';
}

} // namespace

bool isValidLocalId(QStringView text)
{
    return !text.isEmpty() && text.size() <= kMaxLength && isLetter(text.front())
        && std::ranges::all_of(text, isIdCharacter);
}

QString createLocalId(QStringView stem)
{
    QString id;
    for (const QChar c : stem) {
        if (id.size() < 32 && (id.isEmpty() ? isLetter(c) : isIdCharacter(c)))
            id.append(c);
    }
    if (id.isEmpty())
        id = u"n"_s;
    id.append(u'-');
    for (int i = 0; i < 6; ++i)
        id.append(kAlphabet[QRandomGenerator::global()->bounded(int(kAlphabet.size()))]);
    return id;
}

} // namespace agentops::workflow
