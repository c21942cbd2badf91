// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/theme/theme.h>

#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtQml/qqmlregistration.h>
#include <QtQuick/QQuickTextDocument>

#include <memory>

namespace agentops::ui::theme {

/// Colours the source in a text document with the tokens of the theme.
class CodeHighlighter : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QQuickTextDocument *document READ document WRITE setDocument NOTIFY documentChanged)
    /// Decides the language.
    Q_PROPERTY(QString fileName READ fileName WRITE setFileName NOTIFY fileNameChanged)
    Q_PROPERTY(agentops::ui::theme::Theme *theme READ theme WRITE setTheme NOTIFY themeChanged)
    /// Whether `{{ … }}` is marked, also where there is no language.
    Q_PROPERTY(bool marksExpressions READ marksExpressions WRITE setMarksExpressions NOTIFY
                   marksExpressionsChanged)
    /// Height of every line, so that line numbers beside the text stay in step. Units: pixels.
    Q_PROPERTY(double lineHeight READ lineHeight WRITE setLineHeight NOTIFY lineHeightChanged)

public:
    explicit CodeHighlighter(QObject *parent = nullptr);
    ~CodeHighlighter() override;

    QQuickTextDocument *document() const { return m_document; }
    void setDocument(QQuickTextDocument *document);
    QString fileName() const { return m_fileName; }
    void setFileName(const QString &fileName);
    Theme *theme() const { return m_theme; }
    void setTheme(Theme *theme);
    bool marksExpressions() const { return m_marksExpressions; }
    void setMarksExpressions(bool marks);
    double lineHeight() const { return m_lineHeight; }
    void setLineHeight(double height);

Q_SIGNALS:
    void documentChanged();
    void fileNameChanged();
    void themeChanged();
    void marksExpressionsChanged();
    void lineHeightChanged();

private:
    class Painter;
    void restart();
    void applyLineHeight();

    QPointer<QQuickTextDocument> m_document;
    QPointer<Theme> m_theme;
    QString m_fileName;
    double m_lineHeight = 0;
    bool m_marksExpressions = false;
    QPointer<Painter> m_painter;
};

} // namespace agentops::ui::theme
