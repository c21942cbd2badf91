// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/web/sealedpage.h>

#include <QtCore/QBuffer>
#include <QtWebEngineCore/QWebEngineUrlRequestInfo>
#include <QtWebEngineCore/QWebEngineUrlRequestInterceptor>
#include <QtWebEngineCore/QWebEngineUrlRequestJob>
#include <QtWebEngineCore/QWebEngineUrlSchemeHandler>

using namespace Qt::StringLiterals;

namespace agentops::ui {

class SealedPage::Interceptor : public QWebEngineUrlRequestInterceptor
{
public:
    explicit Interceptor(SealedPage *page) : m_page(page) { }

    void interceptRequest(QWebEngineUrlRequestInfo &info) override
    {
        const QUrl url = info.requestUrl();
        const bool isPage = url == address() && info.requestMethod() == "GET"
            && info.resourceType() == QWebEngineUrlRequestInfo::ResourceTypeMainFrame;
        const bool isEmbeddedImage = url.scheme() == "data"_L1
            && info.resourceType() == QWebEngineUrlRequestInfo::ResourceTypeImage;
        if (isPage || isEmbeddedImage)
            return;
        info.block(true);
        Q_EMIT m_page->requestRefused(url);
    }

private:
    SealedPage *const m_page;
};

class SealedPage::SchemeHandler : public QWebEngineUrlSchemeHandler
{
public:
    explicit SchemeHandler(SealedPage *page) : m_page(page) { }

    void requestStarted(QWebEngineUrlRequestJob *job) override
    {
        if (job->requestUrl() != address()) {
            job->fail(QWebEngineUrlRequestJob::UrlNotFound);
            return;
        }
        auto *body = new QBuffer(job);
        body->setData(m_page->html().toUtf8());
        job->reply("text/html;charset=utf-8", body);
    }

private:
    SealedPage *const m_page;
};

SealedPage::SealedPage(QObject *parent)
    : QObject(parent)
    , m_interceptor(std::make_unique<Interceptor>(this))
    , m_handler(std::make_unique<SchemeHandler>(this))
    , m_profile(std::make_unique<QQuickWebEngineProfile>())
{
    m_profile->setOffTheRecord(true);
    m_profile->setHttpCacheType(QQuickWebEngineProfile::NoCache);
    m_profile->setPersistentCookiesPolicy(QQuickWebEngineProfile::NoPersistentCookies);
    m_profile->setUrlRequestInterceptor(m_interceptor.get());
    m_profile->installUrlSchemeHandler(kScheme, m_handler.get());
}

SealedPage::~SealedPage() = default;

void SealedPage::setHtml(const QString &html)
{
    if (m_html == html)
        return;
    m_html = html;
    Q_EMIT htmlChanged();
}

QUrl SealedPage::address()
{
    return QUrl(QLatin1StringView(kScheme) + ":page"_L1);
}

} // namespace agentops::ui
