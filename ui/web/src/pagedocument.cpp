// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/web/markdown.h>
#include <agentops/ui/web/pagedocument.h>
#include <agentops/ui/web/webpages.h>

namespace agentops::ui {

PageDocument::PageDocument(QObject *parent) : QObject(parent) { }

void PageDocument::setMarkdown(const QString &markdown)
{
    if (m_markdown == markdown)
        return;
    m_markdown = markdown;
    Q_EMIT markdownChanged();
    announceLater();
}

QString PageDocument::page() const
{
    return pageHtml(markdownToHtml(m_markdown), m_style);
}

QString PageDocument::richText() const
{
    return richTextHtml(markdownToHtml(m_markdown, EmbeddedImages::Describe), m_style);
}

bool PageDocument::isEngineAvailable() const
{
    return isWebEngineAvailable();
}

bool PageDocument::isOpenable(const QString &address) const
{
    return isOpenableLink(address);
}

void PageDocument::announceLater()
{
    if (m_announcing)
        return;
    m_announcing = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_announcing = false;
            Q_EMIT pageChanged();
        },
        Qt::QueuedConnection);
}

} // namespace agentops::ui
