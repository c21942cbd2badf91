// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/markdownhtml.h>

#include <QtCore/QRegularExpression>
#include <QtGui/QTextBlock>
#include <QtGui/QTextCursor>
#include <QtGui/QTextDocument>

namespace agentops::ui {

/// Units: pixels between paragraphs.
static constexpr double kParagraphGap = 6;

QString markdownHtml(const QString &markdown)
{
    QTextDocument document;
    document.setMarkdown(markdown,
                         QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub)
                             | QTextDocument::MarkdownNoHTML);
    // Images would be loaded by whatever shows the text: their names stay.
    QTextCursor cursor(&document);
    for (;;) {
        cursor = document.find(QString(QChar::ObjectReplacementCharacter), cursor);
        if (cursor.isNull())
            break;
        const QString name = cursor.charFormat().toImageFormat().name();
        cursor.insertText(QLatin1Char('[') + name + QLatin1Char(']'), QTextCharFormat());
    }
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QTextBlockFormat format = block.blockFormat();
        format.setTopMargin(0);
        format.setBottomMargin(block.next().isValid() ? kParagraphGap : 0);
        QTextCursor(block).setBlockFormat(format);
    }
    // Font and size are those of whatever shows it.
    static const QRegularExpression bodyStyle(QStringLiteral("<body style=\"[^\"]*\">"));
    return document.toHtml().replace(bodyStyle, QStringLiteral("<body>"));
}

} // namespace agentops::ui
