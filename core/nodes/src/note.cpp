// SPDX-License-Identifier: GPL-3.0-or-later
#include "nodekinds.h"

using namespace Qt::StringLiterals;

namespace agentops::nodes {

using namespace workflow;

namespace {

NodeType noteType()
{
    return {.kind = u"note"_s,
            .category = u"flow"_s,
            .title = u"Note"_s,
            .help =
                u"Markdown filled with values of the run, kept with it for people to read: what "
                "this branch means, how it went."_s,
            .icon = u"sticky-note"_s,
            .summaryParameter = u"text"_s,
            .inputs = {{.name = u"after"_s, .help = u"The step waits for it."_s}},
            .outputs = {{.name = u"text"_s,
                         .type = PortType::Text,
                         .help = u"The text with its values."_s}},
            .parameters = {{.name = u"text"_s,
                            .type = Parameter::Type::MultilineText,
                            .title = u"Text"_s,
                            .help = u"May use values of earlier steps: {{ step.port }}."_s,
                            .isRequired = true,
                            .editor = Parameter::Editor::Markdown}},
            .worksInFolder = false,
            .errorCodes = {u"base.disk_full"_s, u"base.io"_s}};
}

class NoteStep final : public NodeExecutor
{
public:
    Task<Result<StepOutput>> execute(StepContext context, CancelToken) override
    {
        const QString text = context.text(u"text");
        context.services->log(LogStream::System, text + u'\n');
        AO_CO_CHECK(co_await context.services->writeArtefact(
            context.step.node().text() + u".md"_s, u"text/markdown"_s, text.toUtf8() + '\n'));
        co_return StepOutput{.values = {{u"text"_s, text}}};
    }
};

} // namespace

void addNote(NodeCatalog &catalog)
{
    catalog.add(noteType(), std::make_unique<NoteStep>());
}

} // namespace agentops::nodes
