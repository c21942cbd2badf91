// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtCore/QUrl>
#include <QtQml/qqmlregistration.h>
#include <QtWebEngineQuick/QQuickWebEngineProfile>

#include <memory>

namespace agentops::ui {

/// A profile of the web engine that knows one page, kept in memory, and refuses every other
/// request. It keeps nothing on disk. Only in builds with a web engine. Thread: main.
class SealedPage : public QObject
{
    Q_OBJECT
    QML_ELEMENT

    Q_PROPERTY(QString html READ html WRITE setHtml NOTIFY htmlChanged FINAL)
    Q_PROPERTY(QUrl address READ address CONSTANT FINAL)
    Q_PROPERTY(QQuickWebEngineProfile *profile READ profile CONSTANT FINAL)

public:
    static constexpr auto kScheme = "agentops-page";

    explicit SealedPage(QObject *parent = nullptr);
    ~SealedPage() override;

    const QString &html() const { return m_html; }
    void setHtml(const QString &html);
    /// The one address that can be loaded.
    static QUrl address();
    QQuickWebEngineProfile *profile() const { return m_profile.get(); }

Q_SIGNALS:
    void htmlChanged();
    /// Content asked for something else and did not get it.
    void requestRefused(const QUrl &url);

private:
    class Interceptor;
    class SchemeHandler;

    QString m_html;
    std::unique_ptr<Interceptor> m_interceptor;
    std::unique_ptr<SchemeHandler> m_handler;
    std::unique_ptr<QQuickWebEngineProfile> m_profile;
};

} // namespace agentops::ui
