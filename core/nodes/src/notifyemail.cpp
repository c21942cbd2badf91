// SPDX-License-Identifier: GPL-3.0-or-later
#include "badparameter.h"
#include "nodekinds.h"
#include "plannedeffects.h"
#include "smtpclient.h"
#include "stepglob.h"

#include <agentops/base/workerpool.h>
#include <agentops/nodes/errors.h>

using namespace Qt::StringLiterals;

namespace agentops::nodes {

using namespace workflow;

namespace {

NodeType notifyEmailType()
{
    return {
        .kind = u"notify.email"_s,
        .category = u"net"_s,
        .title = u"Notify by mail"_s,
        .help = u"Sends a mail through a mail server. Without STARTTLS or TLS nothing is sent, "
                "unless the connection may be open, and then no password is."_s,
        .icon = u"mail"_s,
        .summaryParameter = u"subject"_s,
        .inputs = {afterPort()},
        .outputs = {{.name = u"messageId"_s, .type = PortType::Text}},
        .parameters =
            {{.name = u"server"_s,
              .title = u"Mail server"_s,
              .isRequired = true,
              .placeholder = u"smtp.example.org"_s},
             {.name = u"port"_s,
              .type = Parameter::Type::Number,
              .title = u"Port"_s,
              .help = u"0: 587, and 465 with tls."_s,
              .defaultValue = 0},
             {.name = u"security"_s,
              .type = Parameter::Type::Choice,
              .title = u"Protection"_s,
              .defaultValue = u"starttls"_s,
              .choices = {u"starttls"_s, u"tls"_s, u"none"_s}},
             {.name = u"user"_s, .title = u"User"_s},
             {.name = u"password"_s, .type = Parameter::Type::Secret, .title = u"Password"_s},
             {.name = u"certificates"_s,
              .type = Parameter::Type::Path,
              .title = u"Certificates"_s,
              .help = u"A file with those to trust in place of the system's."_s,
              .editor = Parameter::Editor::File},
             {.name = u"from"_s,
              .title = u"From"_s,
              .isRequired = true,
              .placeholder = u"runs@example.org"_s},
             {.name = u"to"_s, .type = Parameter::Type::List, .title = u"To"_s, .isRequired = true},
             {.name = u"subject"_s, .title = u"Subject"_s, .isRequired = true},
             {.name = u"text"_s, .type = Parameter::Type::MultilineText, .title = u"Text"_s}},
        .resource = Resource::Net,
        .effect = Effect::Outside,
        .worksInFolder = false,
        .effectsOf = planned::email,
        .errorCodes = {u"nodes.mail_refused"_s, u"nodes.request_failed"_s, u"nodes.bad_parameter"_s,
                       u"base.timeout"_s}};
}

Result<MailServer> serverOf(const StepContext &context)
{
    constexpr int kSubmissionPort = 587;
    constexpr int kTlsPort = 465;
    const QString security = context.text(u"security");
    MailServer server{.host = context.text(u"server").trimmed(),
                      .security = security == "tls"_L1 ? MailSecurity::Tls
                          : security == "none"_L1      ? MailSecurity::None
                                                       : MailSecurity::StartTls,
                      .user = context.text(u"user"),
                      .password = context.text(u"password"),
                      .caFile = context.text(u"certificates")};
    const double port = context.number(u"port");
    if (port < 0 || port > 65535)
        return badParameter(u"port"_s, u"the port must be from 0 to 65535"_s);
    const int usual = server.security == MailSecurity::Tls ? kTlsPort : kSubmissionPort;
    server.port = quint16(port == 0 ? usual : int(port));
    static const QStringList bad{u"/"_s, u"@"_s, u" "_s, u"?"_s, u"#"_s};
    const bool isHost = !server.host.isEmpty()
        && std::ranges::none_of(bad, [&](const QString &c) { return server.host.contains(c); });
    if (!isHost)
        return badParameter(u"server"_s, u"this is no name of a server"_s);
    if (server.security == MailSecurity::None && !server.password.isEmpty())
        return badParameter(u"security"_s, u"a password is not sent over an open connection"_s);
    return server;
}

class NotifyEmail final : public NodeExecutor
{
public:
    NotifyEmail(WorkerPool *pool, const Clock *clock) : m_pool(pool), m_clock(clock) { }

    Task<Result<StepOutput>> execute(StepContext context, CancelToken token) override
    {
        AO_CO_TRY(const MailServer server, serverOf(context));
        const Mail mail{.from = context.text(u"from").trimmed(),
                        .to = toStrings(context.parameters.value("to"_L1).toArray()),
                        .subject = context.text(u"subject"),
                        .text = context.text(u"text"),
                        .messageId = u"%1.%2@agentops.invalid"_s.arg(context.run.toString(),
                                                                     context.step.text())};
        if (mail.to.isEmpty())
            co_return badParameter(u"to"_s, u"nobody is to get the mail"_s);
        AO_CO_TRY(const QByteArray message, composeMail(mail, m_clock->now()));
        const StepEffect effect{.kind = u"notify"_s,
                                .target = mail.to.join(u", "_s),
                                .detail = {{u"server"_s, server.host}}};
        AO_CO_CHECK(co_await context.services->announceEffect(effect));
        AO_CO_CHECK(co_await onWorker(*m_pool, token, [server, mail, message](CancelToken stop) {
            return sendMailBlocking(server, mail, message, stop);
        }));
        context.services->recordEffect(effect);
        context.services->log(
            LogStream::System,
            u"%1 took the mail to %2\n"_s.arg(server.host, mail.to.join(u", "_s)));
        co_return StepOutput{.values = {{u"messageId"_s, mail.messageId}}};
    }

private:
    WorkerPool *m_pool;
    const Clock *m_clock;
};

} // namespace

void addNotifyEmail(NodeCatalog &catalog, const NodeDependencies &dependencies)
{
    catalog.add(notifyEmailType(),
                std::make_unique<NotifyEmail>(dependencies.git, dependencies.clock));
}

} // namespace agentops::nodes
