// SPDX-License-Identifier: GPL-3.0-or-later
#include "logtext.h"

#include "runtext.h"
#include "terminal.h"

#include <QtCore/QRegularExpression>

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

namespace agentops::cli {

using namespace Qt::StringLiterals;
using namespace workflow;

namespace {

bool isControl(QChar c)
{
    return c.category() == QChar::Other_Control && c != u'\t';
}

/// Source: ECMA-48, control sequences (5.4) and strings (5.6) in their seven-bit forms.
QString withoutSequences(const QString &line, bool keepsColors)
{
    static const QRegularExpression sequence(u"\x1b(?:\\[(?:(?<color>[0-9:;]*m)|[0-?]*[ -/]*[@-~])|"
                                             "[\\]PX^_].*?(?:\x07|\x1b\\\\|$)|[ -/]*[0-~])"_s);
    QString text;
    qsizetype from = 0;
    bool isColored = false;
    const auto append = [&text](QStringView piece) {
        std::ranges::copy_if(piece, std::back_inserter(text), std::not_fn(isControl));
    };
    for (const QRegularExpressionMatch &match : sequence.globalMatch(line)) {
        append(QStringView(line).sliced(from, match.capturedStart() - from));
        from = match.capturedEnd();
        if (!keepsColors || match.capturedView(u"color").isEmpty())
            continue;
        text += match.capturedView();
        isColored = true;
    }
    append(QStringView(line).sliced(from));
    // What one line has begun would colour the names in front of the next ones.
    return isColored ? text + u"\x1b[0m"_s : text;
}

QString shown(QString line)
{
    while (line.endsWith(u'\r'))
        line.chop(1);
    line.remove(0, line.lastIndexOf(u'\r') + 1);
    return std::ranges::any_of(line, isControl)
        ? withoutSequences(line, isColorWanted(Stream::Output))
        : line;
}

} // namespace

QString LogText::lineOf(const QString &prefix, const QString &text) const
{
    return prefix + shown(text) + u'\n';
}

QString LogText::prefixOf(const StepPath &step) const
{
    if (m_naming == Naming::Plain)
        return {};
    const QString label = m_labels.value(step, step.text());
    return m_console.coloredOutput(Color::Blue, label.leftJustified(m_width)) + u" | "_s;
}

/// The lines that `piece` makes whole; what is behind them stays in `open`.
QString LogText::wholeLines(QString *open, const QString &piece, const QString &prefix) const
{
    QString text;
    qsizetype from = 0;
    for (qsizetype end = piece.indexOf(u'\n'); end >= 0; end = piece.indexOf(u'\n', from)) {
        text += lineOf(prefix, std::exchange(*open, {}) + piece.sliced(from, end - from));
        from = end + 1;
    }
    *open += piece.sliced(from);
    return text;
}

QString LogText::add(const QList<LogLine> &pieces, const RunStatus &status)
{
    const auto sourceOf = [](const LogLine &piece) {
        return Source(piece.step, piece.attempt, int(piece.stream));
    };
    const auto hasEnded = [&status](const Source &source) {
        const StepStatus *step = status.findStep(std::get<StepPath>(source));
        return step && (isFinal(step->state) || std::get<1>(source) < step->attempt);
    };
    std::map<Source, qsizetype> last;
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        last[sourceOf(pieces[i])] = i;
        const StepPath &path = pieces[i].step;
        if (m_labels.contains(path))
            continue;
        if (const StepStatus *step = status.findStep(path)) {
            m_labels.insert(path, stepLabel(*step));
            m_width = std::max(m_width, m_labels.value(path).size());
        }
    }
    QString text;
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        const Source source = sourceOf(pieces[i]);
        const QString prefix = prefixOf(pieces[i].step);
        QString &open = m_open[source];
        text += wholeLines(&open, pieces[i].text, prefix);
        if (last.at(source) != i || !hasEnded(source))
            continue;
        if (!open.isEmpty())
            text += lineOf(prefix, open);
        m_open.erase(source);
    }
    // Those that have ended since their last piece.
    for (auto it = m_open.begin(); it != m_open.end();) {
        if (!hasEnded(it->first)) {
            ++it;
            continue;
        }
        if (!it->second.isEmpty())
            text += lineOf(prefixOf(std::get<StepPath>(it->first)), it->second);
        it = m_open.erase(it);
    }
    return text;
}

QString LogText::finish()
{
    QString text;
    for (const auto &[source, open] : std::exchange(m_open, {})) {
        if (!open.isEmpty())
            text += lineOf(prefixOf(std::get<StepPath>(source)), open);
    }
    return text;
}

} // namespace agentops::cli
