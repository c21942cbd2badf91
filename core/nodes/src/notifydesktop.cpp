// SPDX-License-Identifier: GPL-3.0-or-later
#include "nodekinds.h"
#include "plannedeffects.h"

using namespace Qt::StringLiterals;

namespace agentops::nodes {

using namespace workflow;

namespace {

NodeType notifyDesktopType()
{
    return {
        .kind = u"notify.desktop"_s,
        .category = u"net"_s,
        .title = u"Notify on the desktop"_s,
        .help =
            u"Shows a message in the window of this repository. Where there is none, such as on "
            "the command line, the message goes to the log."_s,
        .icon = u"bell"_s,
        .summaryParameter = u"title"_s,
        .inputs = {afterPort()},
        .outputs = {{.name = u"shown"_s, .type = PortType::Boolean}},
        .parameters = {{.name = u"title"_s, .title = u"Title"_s, .isRequired = true},
                       {.name = u"text"_s,
                        .type = Parameter::Type::MultilineText,
                        .title = u"Text"_s}},
        .resource = Resource::None,
        .effect = Effect::Pure,
        .worksInFolder = false,
        .effectsOf = planned::notification,
        .errorCodes = {}};
}

class NotifyDesktop final : public NodeExecutor
{
public:
    explicit NotifyDesktop(NodeDependencies::Notify notify) : m_notify(std::move(notify)) { }

    Task<Result<StepOutput>> execute(StepContext context, CancelToken) override
    {
        const QString title = context.text(u"title");
        const QString text = context.text(u"text");
        if (m_notify) {
            m_notify(title, text);
            context.services->recordEffect(
                {.kind = u"notify"_s, .target = u"desktop"_s, .detail = {{u"title"_s, title}}});
        } else {
            context.services->log(LogStream::System,
                                  u"there is no desktop to show this on: %1\n"_s.arg(title));
            if (!text.isEmpty())
                context.services->log(LogStream::System, text + u'\n');
        }
        co_return StepOutput{.values = {{u"shown"_s, bool(m_notify)}}};
    }

private:
    NodeDependencies::Notify m_notify;
};

} // namespace

void addNotifyDesktop(NodeCatalog &catalog, const NodeDependencies &dependencies)
{
    catalog.add(notifyDesktopType(), std::make_unique<NotifyDesktop>(dependencies.notify));
}

} // namespace agentops::nodes
