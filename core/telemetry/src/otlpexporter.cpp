// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/telemetry/otlpexporter.h>

#include <agentops/base/workerpool.h>
#include <agentops/telemetry/errors.h>
#include <agentops/telemetry/otlp.h>

#include <QCoro/QCoroFuture>
#include <QtCore/QJsonDocument>
#include <QtCore/QLoggingCategory>
#include <QtCore/QPromise>
#include <QtCore/QRandomGenerator>
#include <QtCore/QTimer>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkReply>
#include <QtNetwork/QNetworkRequest>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace agentops::telemetry {

namespace {

Q_LOGGING_CATEGORY(lcTelemetry, "agentops.telemetry")

/// What a receiver says when it is worth coming back. Source: OTLP, "Retryable Response Codes".
constexpr std::array kRetryable{429, 502, 503, 504};

struct Bodies
{
    QByteArray traces;
    QByteArray metrics;
};

Bodies bodiesOf(const workflow::RunDetail &detail, const SecretList *secrets)
{
    const Trace trace = traceOf(detail);
    const auto text = [secrets](const QJsonObject &object) {
        const QByteArray json = QJsonDocument(object).toJson(QJsonDocument::Compact);
        return secrets ? secrets->matcher()->redact(json) : json;
    };
    return {text(traceToOtlp(trace)), text(metricsToOtlp(metricsOf(trace)))};
}

Error answerError(int status, const QByteArray &retryAfter)
{
    const bool isRetryable = std::ranges::contains(kRetryable, status);
    Error error = Error(isRetryable ? errors::kUnreachable : errors::kRefused,
                        u"the receiver answered with status %1"_s.arg(status))
                      .with(u"status"_s, QString::number(status));
    bool isSeconds = false;
    const int seconds = retryAfter.toInt(&isSeconds);
    if (isSeconds && seconds >= 0)
        return std::move(error).withRetryAfter(std::chrono::seconds(seconds));
    return error;
}

} // namespace

OtlpOptions OtlpOptions::fromEnvironment()
{
    OtlpOptions options;
    if (qEnvironmentVariable("OTEL_SDK_DISABLED").compare("true"_L1, Qt::CaseInsensitive) == 0)
        return options;
    options.endpoint = QUrl(qEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT"), QUrl::StrictMode);
    const QByteArray headers = qgetenv("OTEL_EXPORTER_OTLP_HEADERS");
    for (const QByteArray &header : headers.split(',')) {
        const qsizetype equals = header.indexOf('=');
        if (equals > 0)
            options.headers.append(
                {header.first(equals).trimmed(),
                 QByteArray::fromPercentEncoding(header.sliced(equals + 1)).trimmed()});
    }
    return options;
}

OtlpExporter::OtlpExporter(workflow::RunService &runs, WorkerPool &pool, Clock &clock,
                           OtlpOptions options)
    : m_runs(runs)
    , m_pool(pool)
    , m_clock(clock)
    , m_options(std::move(options))
{
    if (m_options.endpoint.isEmpty())
        return;
    if (!m_options.endpoint.isValid() || !m_options.endpoint.scheme().startsWith("http"_L1)) {
        qCWarning(lcTelemetry, "nothing is sent: the endpoint is no http or https address");
        return;
    }
    m_network = std::make_unique<QNetworkAccessManager>();
    connect(&m_runs, &workflow::RunService::eventRecorded, this, &OtlpExporter::noteEvent);
}

OtlpExporter::~OtlpExporter() = default;

Task<> OtlpExporter::close(std::chrono::milliseconds patience)
{
    disconnect(&m_runs, nullptr, this, nullptr);
    QTimer::singleShot(patience, this, [this] { m_scope.cancel(); });
    co_await m_scope.join();
}

void OtlpExporter::noteEvent(const workflow::RunEvent &event)
{
    using workflow::EventKind;
    if (event.kind == EventKind::RunStarted || event.kind == EventKind::RunResumed) {
        if (m_runs.activeRuns().contains(event.run))
            m_own.insert(event.run);
    } else if (event.kind == EventKind::RunFinished && m_own.remove(event.run)) {
        if (m_scope.runningCount() < m_options.maxWaiting)
            m_scope.start(exportRun(event.run, m_scope.token()));
        else
            qCWarning(lcTelemetry, "run %ls is not sent: too many wait for the receiver",
                      qUtf16Printable(event.run.toString()));
    }
}

Task<> OtlpExporter::exportRun(workflow::RunId run, CancelToken token)
{
    const Result<> sent = co_await sendRun(run, std::move(token));
    if (!sent) {
        qCWarning(lcTelemetry, "run %ls is not sent: %ls", qUtf16Printable(run.toString()),
                  qUtf16Printable(sent.error().describe()));
    }
}

Task<Result<>> OtlpExporter::sendRun(workflow::RunId run, CancelToken token)
{
    AO_CO_TRY(const workflow::RunDetail detail, co_await m_runs.show(run, token));
    const std::shared_ptr<SecretList> secrets = m_options.secretList;
    AO_CO_TRY(const Bodies bodies,
              co_await onWorker(m_pool, token, [detail, secrets](CancelToken) -> Result<Bodies> {
                  return bodiesOf(detail, secrets.get());
              }));
    AO_CO_CHECK(co_await send(u"/v1/traces"_s, bodies.traces, token));
    co_return co_await send(u"/v1/metrics"_s, bodies.metrics, token);
}

Task<Result<>> OtlpExporter::send(QString path, QByteArray body, CancelToken token)
{
    QUrl url = m_options.endpoint;
    const QString below = url.path();
    url.setPath((below.endsWith(u'/') ? below.chopped(1) : below) + path);
    std::chrono::milliseconds longest = m_options.firstDelay;
    for (int attempt = 1;; ++attempt) {
        const Result<> sent = co_await sendOnce(url, body, token);
        if (sent || sent.error().code() != errors::kUnreachable || attempt >= m_options.maxAttempts)
            co_return sent;
        const std::chrono::milliseconds jittered(
            QRandomGenerator::global()->bounded(qint64(longest.count()) + 1));
        AO_CO_CHECK(co_await m_clock.sleep(
            std::min(sent.error().retryAfter().value_or(jittered), m_options.maxDelay), token));
        longest *= 2;
    }
}

Task<Result<>> OtlpExporter::sendOnce(QUrl url, QByteArray body, CancelToken token)
{
    AO_CO_CHECK(token.check());
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    request.setHeader(QNetworkRequest::UserAgentHeader, u"agentops-workbench"_s);
    request.setTransferTimeout(m_options.timeout);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    for (const auto &[name, value] : m_options.headers)
        request.setRawHeader(name, value);
    // Deleted through the event loop: it may be inside one of its own signals.
    const std::shared_ptr<QNetworkReply> reply(m_network->post(request, body),
                                               [](QNetworkReply *raw) { raw->deleteLater(); });
    auto done = std::make_shared<QPromise<void>>();
    done->start();
    connect(reply.get(), &QNetworkReply::finished, [done] { done->finish(); });
    const CancelCallback abort(token, [raw = reply.get()] {
        QMetaObject::invokeMethod(raw, &QNetworkReply::abort, Qt::QueuedConnection);
    });
    if (!reply->isFinished())
        co_await done->future();
    AO_CO_CHECK(token.check());
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0)
        co_return fail(Error(errors::kUnreachable, reply->errorString())
                           .with(u"url"_s, url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery)));
    if (status >= 200 && status <= 299)
        co_return {};
    co_return fail(answerError(status, reply->rawHeader("Retry-After")));
}

} // namespace agentops::telemetry
