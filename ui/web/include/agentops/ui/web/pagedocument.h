// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/web/pagehtml.h>

#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>

namespace agentops::ui {

/// Turns Markdown and tokens of the theme into what the two kinds of page show.
/// Changes of several properties in one turn of the event loop make one new page.
/// Thread: main.
class PageDocument : public QObject
{
    Q_OBJECT
    QML_ELEMENT

    Q_PROPERTY(QString markdown READ markdown WRITE setMarkdown NOTIFY markdownChanged FINAL)
    Q_PROPERTY(QColor textColor READ textColor WRITE setTextColor NOTIFY styleChanged FINAL)
    Q_PROPERTY(QColor mutedColor READ mutedColor WRITE setMutedColor NOTIFY styleChanged FINAL)
    Q_PROPERTY(QColor lineColor READ lineColor WRITE setLineColor NOTIFY styleChanged FINAL)
    Q_PROPERTY(
        QColor surfaceColor READ surfaceColor WRITE setSurfaceColor NOTIFY styleChanged FINAL)
    Q_PROPERTY(QColor codeColor READ codeColor WRITE setCodeColor NOTIFY styleChanged FINAL)
    Q_PROPERTY(QColor linkColor READ linkColor WRITE setLinkColor NOTIFY styleChanged FINAL)
    Q_PROPERTY(QString fontFamily READ fontFamily WRITE setFontFamily NOTIFY styleChanged FINAL)
    Q_PROPERTY(QString monoFamily READ monoFamily WRITE setMonoFamily NOTIFY styleChanged FINAL)
    Q_PROPERTY(int fontSize READ fontSize WRITE setFontSize NOTIFY styleChanged FINAL)
    /// A whole HTML document; see pageHtml().
    Q_PROPERTY(QString page READ page NOTIFY pageChanged FINAL)
    /// The same for a rich-text view; see richTextHtml().
    Q_PROPERTY(QString richText READ richText NOTIFY pageChanged FINAL)
    /// Whether a web engine can show pages in this program; without it rich text is shown.
    Q_PROPERTY(bool engineAvailable READ isEngineAvailable CONSTANT FINAL)

public:
    explicit PageDocument(QObject *parent = nullptr);

    const QString &markdown() const { return m_markdown; }
    void setMarkdown(const QString &markdown);
    QColor textColor() const { return m_style.text; }
    void setTextColor(const QColor &color) { setStyle(m_style.text, color); }
    QColor mutedColor() const { return m_style.muted; }
    void setMutedColor(const QColor &color) { setStyle(m_style.muted, color); }
    QColor lineColor() const { return m_style.line; }
    void setLineColor(const QColor &color) { setStyle(m_style.line, color); }
    QColor surfaceColor() const { return m_style.surface; }
    void setSurfaceColor(const QColor &color) { setStyle(m_style.surface, color); }
    QColor codeColor() const { return m_style.code; }
    void setCodeColor(const QColor &color) { setStyle(m_style.code, color); }
    QColor linkColor() const { return m_style.link; }
    void setLinkColor(const QColor &color) { setStyle(m_style.link, color); }
    QString fontFamily() const { return m_style.fontFamily; }
    void setFontFamily(const QString &family) { setStyle(m_style.fontFamily, family); }
    QString monoFamily() const { return m_style.monoFamily; }
    void setMonoFamily(const QString &family) { setStyle(m_style.monoFamily, family); }
    int fontSize() const { return m_style.fontSize; }
    void setFontSize(int size) { setStyle(m_style.fontSize, size); }

    QString page() const;
    QString richText() const;
    bool isEngineAvailable() const;
    /// Whether a followed link may be reported at all; see isOpenableLink().
    Q_INVOKABLE bool isOpenable(const QString &address) const;

Q_SIGNALS:
    void markdownChanged();
    void styleChanged();
    void pageChanged();

private:
    template<typename T>
    void setStyle(T &member, const T &value)
    {
        if (member == value)
            return;
        member = value;
        Q_EMIT styleChanged();
        announceLater();
    }
    void announceLater();

    QString m_markdown;
    PageStyle m_style;
    bool m_announcing = false;
};

} // namespace agentops::ui
