// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/workflow/steppath.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

NodeId StepPath::node() const
{
    return NodeId(m_text.sliced(m_text.lastIndexOf(u'/') + 1));
}

StepPath StepPath::container() const
{
    const qsizetype slash = m_text.lastIndexOf(u'/');
    return slash < 0 ? StepPath() : StepPath(m_text.first(m_text.lastIndexOf(u'#', slash)));
}

int StepPath::pass() const
{
    const qsizetype slash = m_text.lastIndexOf(u'/');
    if (slash < 0)
        return -1;
    const qsizetype hash = m_text.lastIndexOf(u'#', slash);
    return QStringView(m_text).sliced(hash + 1, slash - hash - 1).toInt();
}

StepPath StepPath::inside(int pass, const NodeId &node) const
{
    return StepPath(m_text + u'#' + QString::number(pass) + u'/' + node.text());
}

bool StepPath::isValid(QStringView text)
{
    const QList<QStringView> segments = text.split(u'/');
    for (qsizetype i = 0; i < segments.size(); ++i) {
        const bool isLast = i == segments.size() - 1;
        const qsizetype hash = segments[i].indexOf(u'#');
        if ((hash < 0) != isLast || !isValidLocalId(isLast ? segments[i] : segments[i].first(hash)))
            return false;
        const QStringView pass = isLast ? u"0" : segments[i].sliced(hash + 1);
        const bool isNumber = !pass.isEmpty() && pass.size() <= 9
            && std::ranges::all_of(pass, [](QChar c) { return c >= u'0' && c <= u'9'; });
        if (!isNumber)
            return false;
    }
    return true;
}

} // namespace agentops::workflow
