// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/errortext.h>
#include <agentops/ui/models/runreport.h>
#include <agentops/ui/models/runtext.h>
#include <agentops/ui/models/timeline.h>
#include <agentops/ui/models/timetext.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace agentops::ui {

using workflow::RunDetail;
using workflow::RunSummary;
using workflow::StepStatus;

namespace {

class Report
{
    Q_DECLARE_TR_FUNCTIONS(RunReport)

public:
    Report(const RunDetail &run, Timestamp now)
        : m_run(run)
        , m_now(now)
        , m_timeline(timelineOf(run.events, now))
    { }

    QString write()
    {
        writeHead();
        writeInputs();
        writeSteps();
        writeErrors();
        writeDecisions();
        writeArtefacts();
        return m_text;
    }

private:
    const QList<StepStatus> &steps() const { return m_run.status.steps(); }

    void writeHead()
    {
        const RunSummary &run = m_run.status.summary();
        m_text += "# "_L1 + escapedMarkdown(run.workflowName) + "\n\n"_L1;
        QStringList facts{"**"_L1 + stateText(run.state) + "**"_L1};
        if (run.startedAt)
            facts.append(durationText(run.finishedAt.value_or(m_now) - *run.startedAt));
        //: Finished and planned steps
        facts.append(tr("%1 of %2 steps").arg(run.finishedCount).arg(run.plannedCount));
        facts.append(QLocale().toString(
            QDateTime::fromMSecsSinceEpoch(run.createdAt.time_since_epoch().count()),
            QLocale::ShortFormat));
        m_text += facts.join(u" · "_s) + "\n\n"_L1;
        if (!run.error.isEmpty())
            m_text += "> "_L1 + problemText(run.error) + "\n\n"_L1;
        if (!m_run.document.properties.description.isEmpty())
            m_text += m_run.document.properties.description + "\n\n"_L1;
    }

    void writeInputs()
    {
        const QJsonObject &inputs = m_run.status.inputs();
        if (inputs.isEmpty())
            return;
        heading(tr("Inputs"));
        for (auto it = inputs.begin(); it != inputs.end(); ++it) {
            m_text += "- **"_L1 + escapedMarkdown(it.key()) + "**: "_L1
                + escapedMarkdown(it.value().toVariant().toString()) + u'\n';
        }
        m_text += u'\n';
    }

    void writeSteps()
    {
        if (steps().isEmpty())
            return;
        heading(tr("Steps"));
        m_text += "| "_L1
            + QStringList{tr("Step"), tr("State"), tr("Attempts"), tr("Time"), tr("Waited")}.join(
                " | "_L1)
            + " |\n|---|---|--:|--:|--:|\n"_L1;
        for (const StepStatus &step : steps()) {
            const QStringList cells{escapedMarkdown(stepTitle(step)), stateText(step.state),
                                    step.attempt > 0 ? QString::number(step.attempt) : QString(),
                                    time(step, false), time(step, true)};
            m_text += "| "_L1 + cells.join(" | "_L1) + " |\n"_L1;
        }
        m_text += u'\n';
    }

    QString time(const StepStatus &step, bool waiting) const
    {
        qint64 total = 0;
        for (const TimelineSegment &segment : m_timeline.segments.value(step.path)) {
            if ((segment.kind != TimelineSegment::Work) == waiting)
                total += segment.lengthMs;
        }
        return total > 0 ? durationText(milliseconds(total)) : QString();
    }

    void writeErrors()
    {
        bool any = false;
        for (const StepStatus &step : steps()) {
            if (step.error.isEmpty())
                continue;
            if (!std::exchange(any, true))
                heading(tr("Errors"));
            m_text += "- **"_L1 + escapedMarkdown(stepTitle(step)) + "**: "_L1
                + problemText(step.error) + u'\n';
        }
        if (any)
            m_text += u'\n';
    }

    void writeDecisions()
    {
        bool any = false;
        for (const StepStatus &step : steps()) {
            if (!step.decision)
                continue;
            if (!std::exchange(any, true))
                heading(tr("Decisions"));
            //: %1 is a step, %2 a person
            const QString text =
                step.decision->isApproved ? tr("%1: approved by %2") : tr("%1: rejected by %2");
            m_text += "- "_L1
                + text.arg("**"_L1 + escapedMarkdown(stepTitle(step)) + "**"_L1,
                           escapedMarkdown(step.decision->by));
            if (!step.decision->comment.isEmpty())
                m_text += u" — "_s + escapedMarkdown(step.decision->comment);
            m_text += u'\n';
        }
        if (any)
            m_text += u'\n';
    }

    void writeArtefacts()
    {
        bool any = false;
        for (const StepStatus &step : steps()) {
            for (const workflow::Artefact &artefact : step.artefacts) {
                if (!std::exchange(any, true))
                    heading(tr("Artefacts"));
                m_text += "- "_L1 + escapedMarkdown(artefact.name) + u" · "_s
                    + QLocale().formattedDataSize(artefact.sizeBytes, 1) + u" · "_s
                    + escapedMarkdown(stepTitle(step)) + u'\n';
            }
        }
    }

    /// The sentence, then what a developer wants to know.
    static QString problemText(const workflow::RunError &error)
    {
        return escapedMarkdown(errorText(error).text) + u' ' + escapedMarkdown(error.message)
            + " ("_L1 + escapedMarkdown(error.code) + u')';
    }

    void heading(const QString &text) { m_text += "## "_L1 + text + "\n\n"_L1; }

    const RunDetail &m_run;
    const Timestamp m_now;
    const Timeline m_timeline;
    QString m_text;
};

} // namespace

QString escapedMarkdown(const QString &text)
{
    static constexpr QStringView kSpecial = u"\\`*_{}[]()<>#+-.!|~&:@/";
    QString out;
    out.reserve(text.size() + 8);
    for (const QChar c : text.simplified()) {
        if (kSpecial.contains(c))
            out += u'\\';
        out += c;
    }
    return out;
}

QString runReport(const RunDetail &run, Timestamp now)
{
    return Report(run, now).write();
}

} // namespace agentops::ui
