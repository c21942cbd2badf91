// SPDX-License-Identifier: GPL-3.0-or-later
#include "readtexts.h"

#include <agentops/script/sandbox.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

namespace {

/// With more of them, looking for each costs more than reading again.
constexpr qsizetype kFewNames = 16;

QSet<QString> differences(const ExpressionNames &one, const ExpressionNames &other)
{
    const QStringList ones = one.list();
    const QStringList others = other.list();
    const QSet<QString> a(ones.cbegin(), ones.cend());
    const QSet<QString> b(others.cbegin(), others.cend());
    return (a - b) + (b - a);
}

Result<Template> read(const QString &text, const ExpressionNames &names)
{
    AO_TRY(Template parsed, Template::parse(text, names));
    AO_CHECK(parsed.check());
    return parsed;
}

template<typename Entries>
void forgetUnasked(Entries &entries)
{
    entries.removeIf([](auto entry) { return !entry->isAsked; });
    for (auto &entry : entries)
        entry.isAsked = false;
}

} // namespace

void ReadTexts::begin(const ExpressionNames &names)
{
    if (names.isOpen() != m_names.isOpen())
        m_templates.clear();
    else if (const QSet<QString> changed = differences(names, m_names); !changed.isEmpty())
        forgetNamed(changed);
    m_names = names;
}

void ReadTexts::end()
{
    forgetUnasked(m_templates);
    forgetUnasked(m_functions);
}

void ReadTexts::forgetNamed(const QSet<QString> &names)
{
    if (names.size() > kFewNames)
        return m_templates.clear();
    m_templates.removeIf([&names](auto entry) {
        const QString &text = entry.key();
        return text.contains("{{"_L1) && std::ranges::any_of(names, [&text](const QString &name) {
                   return text.contains(name);
               });
    });
}

const Result<Template> &ReadTexts::templateOf(const QString &text)
{
    auto found = m_templates.find(text);
    if (found == m_templates.end())
        found = m_templates.insert(text, {read(text, m_names)});
    found->isAsked = true;
    return found->read;
}

const Result<> &ReadTexts::functionOf(const QString &code)
{
    auto found = m_functions.find(code);
    if (found == m_functions.end())
        found = m_functions.insert(code, {script::checkFunction(code)});
    found->isAsked = true;
    return found->read;
}

} // namespace agentops::workflow
