// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/theme/codehighlighter.h>

#include <agentops/ui/theme/syntaxtheme.h>
#include <agentops/ui/theme/theme.h>

#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/SyntaxHighlighter>
#include <KSyntaxHighlighting/Theme>

#include <QtCore/QRegularExpression>
#include <QtGui/QTextBlock>
#include <QtGui/QTextCursor>
#include <QtGui/QTextDocument>

#include <optional>

namespace agentops::ui::theme {

using namespace Qt::StringLiterals;

/// Overrides the formats of the library's own themes with tokens.
class CodeHighlighter::Painter : public KSyntaxHighlighting::SyntaxHighlighter
{
public:
    Painter(QTextDocument *document, const Theme *theme, bool marksExpressions)
        : KSyntaxHighlighting::SyntaxHighlighter(document)
        , m_theme(theme)
        , m_marksExpressions(marksExpressions)
    { }

protected:
    void highlightBlock(const QString &text) override
    {
        KSyntaxHighlighting::SyntaxHighlighter::highlightBlock(text);
        if (!m_marksExpressions || !m_theme)
            return;
        QTextCharFormat look;
        look.setForeground(m_theme->color(Colors::Token::Accent));
        look.setBackground(m_theme->color(Colors::Token::AccentSoft));
        // `{{{{` is a literal `{{`.
        static const QRegularExpression kExpression(u"\\{\\{\\{\\{|\\{\\{.*?(?:\\}\\}|$)"_s);
        for (auto it = kExpression.globalMatch(text); it.hasNext();) {
            const QRegularExpressionMatch match = it.next();
            if (match.capturedView() != "{{{{"_L1)
                setFormat(int(match.capturedStart()), int(match.capturedLength()), look);
        }
    }
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override
    {
        if (!m_theme)
            return;
        QTextCharFormat look;
        if (const std::optional<Colors::Token> line = patchToken(format)) {
            look.setForeground(m_theme->color(Colors::Token::SyntaxVariable));
            look.setBackground(m_theme->color(*line));
        } else {
            look.setForeground(m_theme->color(syntaxToken(format.textStyle())));
        }
        setFormat(offset, length, look);
    }

private:
    /// The lines of a patch look as in a review; their style in the definition says nothing of it.
    std::optional<Colors::Token> patchToken(const KSyntaxHighlighting::Format &format) const
    {
        if (definition().name() != "Diff"_L1)
            return std::nullopt;
        if (format.name() == "Added line"_L1)
            return Colors::Token::DiffAdded;
        if (format.name() == "Removed line"_L1)
            return Colors::Token::DiffRemoved;
        return std::nullopt;
    }

    QPointer<const Theme> m_theme;
    bool m_marksExpressions = false;
};

CodeHighlighter::CodeHighlighter(QObject *parent) : QObject(parent) { }

CodeHighlighter::~CodeHighlighter()
{
    delete m_painter;
}

void CodeHighlighter::setDocument(QQuickTextDocument *document)
{
    if (m_document == document)
        return;
    if (m_document && m_document->textDocument())
        m_document->textDocument()->disconnect(this);
    m_document = document;
    if (m_document && m_document->textDocument())
        connect(m_document->textDocument(), &QTextDocument::blockCountChanged, this,
                &CodeHighlighter::applyLineHeight);
    applyLineHeight();
    restart();
    Q_EMIT documentChanged();
}

void CodeHighlighter::setFileName(const QString &fileName)
{
    if (m_fileName == fileName)
        return;
    m_fileName = fileName;
    restart();
    Q_EMIT fileNameChanged();
}

void CodeHighlighter::setTheme(Theme *theme)
{
    if (m_theme == theme)
        return;
    if (m_theme)
        m_theme->disconnect(this);
    m_theme = theme;
    if (m_theme)
        connect(m_theme, &Theme::changed, this, &CodeHighlighter::restart);
    restart();
    Q_EMIT themeChanged();
}

void CodeHighlighter::setMarksExpressions(bool marks)
{
    if (m_marksExpressions == marks)
        return;
    m_marksExpressions = marks;
    restart();
    Q_EMIT marksExpressionsChanged();
}

void CodeHighlighter::setLineHeight(double height)
{
    if (m_lineHeight == height)
        return;
    m_lineHeight = height;
    applyLineHeight();
    Q_EMIT lineHeightChanged();
}

void CodeHighlighter::applyLineHeight()
{
    if (m_lineHeight <= 0 || !m_document || !m_document->textDocument())
        return;
    QTextCursor cursor(m_document->textDocument());
    cursor.select(QTextCursor::Document);
    QTextBlockFormat format;
    format.setLineHeight(m_lineHeight, QTextBlockFormat::FixedHeight);
    cursor.mergeBlockFormat(format);
}

void CodeHighlighter::restart()
{
    delete m_painter;
    const bool isWanted = !m_fileName.isEmpty() || m_marksExpressions;
    if (!m_document || !m_document->textDocument() || !m_theme || !isWanted)
        return;
    m_painter = new Painter(m_document->textDocument(), m_theme, m_marksExpressions);
    m_painter->setDefinition(syntaxDefinitionFor(m_fileName));
}

} // namespace agentops::ui::theme
