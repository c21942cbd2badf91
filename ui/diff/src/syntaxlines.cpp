// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/diff/syntaxlines.h>

#include <agentops/ui/theme/syntaxtheme.h>

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/State>

namespace agentops::ui::diff {

namespace {

constexpr int kBatchLines = 500;
/// Longer lines are data, not source: they stay plain.
constexpr qsizetype kLongestLine = 3000;

/// Definitions load their rules when they are first used, so each thread has its own.
KSyntaxHighlighting::Definition definitionFor(const QString &fileName)
{
    thread_local KSyntaxHighlighting::Repository repository;
    return repository.definitionForFileName(fileName);
}

} // namespace

class LineColoring::Colorer : public KSyntaxHighlighting::AbstractHighlighter
{
public:
    void color(QStringView line, std::vector<ColorRun> &runs)
    {
        m_runs = &runs;
        m_state = highlightLine(line, m_state);
    }

protected:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override
    {
        const auto token = theme::syntaxToken(format.textStyle());
        if (length > 0 && token != theme::Colors::Token::SyntaxVariable)
            m_runs->push_back({offset, length, token});
    }

private:
    KSyntaxHighlighting::State m_state;
    std::vector<ColorRun> *m_runs = nullptr;
};

LineColoring::LineColoring(std::shared_ptr<const review::FileRows> rows, review::Side side,
                           QString fileName, int firstLine, int endLine)
    : m_rows(std::move(rows))
    , m_side(side)
    , m_fileName(std::move(fileName))
    , m_line(firstLine)
    , m_endLine(endLine)
{ }

LineColoring::~LineColoring() = default;

std::optional<ColoredLines> LineColoring::next()
{
    if (m_line >= m_endLine)
        return std::nullopt;
    if (!m_colorer) {
        const KSyntaxHighlighting::Definition definition = definitionFor(m_fileName);
        if (!definition.isValid())
            return std::nullopt;
        m_colorer = std::make_unique<Colorer>();
        m_colorer->setDefinition(definition);
    }
    const review::TextLines &text = m_side == review::Side::Old ? m_rows->oldText : m_rows->newText;
    ColoredLines batch{.firstLine = m_line};
    for (; m_line < m_endLine && batch.lineCount() < kBatchLines; ++m_line) {
        const QStringView words = text.line(m_line);
        if (words.size() <= kLongestLine)
            m_colorer->color(words, batch.runs);
        batch.starts.push_back(static_cast<uint32_t>(batch.runs.size()));
    }
    return batch;
}

} // namespace agentops::ui::diff
